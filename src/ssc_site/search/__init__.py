"""The index that the search page's script looks words up in: what is on the site, by word, and nothing that is not.

Knows plans, catalogue and census, and nothing of pages: it holds words and places, never a text to show.

How the script (templates/static/search.js) uses it; it has few bytes for words of its own:

- It folds what is typed as `folding` does, by the same tables, and leaves out stop words. An English word is looked up
  without its ending, a Welsh one in every form it may have by mutation, but only among Welsh words; in another form it
  is worth 0.7. Each word of the last phrase may also be the beginning of one, still being typed, or a longer form of
  one with five letters or more: then it is worth 0.6.
- Words and phrases with a line in `vocabulary` are also looked up by what they mean, worth four fifths: English ones
  as they are looked up in English, Welsh ones in every form.
- A place is worth, for each word: a force's name 8, its region 7.8, and 1 for what its page says before the answers; a
  title 8, an ask 3. An answer is worth 2 for what it says, or 0.95 of its force's name or region where that is more,
  and a quarter of what it answers. A phrase is worth the mean of its words, a rare one more. An answer is only found
  where a word is its own, its force's or its number's. Places that have all phrases are shown; where none has, those
  with some, and it says so.
- Equal places stand in the order of the page. The script shows links and titles of the page's own lists, in the page's
  language; sentences come from the page's data attributes. So one index serves pages of every language.
- What is typed is never in an address, never sent and never kept: whoever goes Back finds the field empty.
- The status waits a moment: a screen reader is not told of every letter.
"""
