"""Police action plans: one YAML file a force, checked line by line and published as a website."""
