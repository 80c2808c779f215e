# Own texts: brought along, cleaned, typed piece by piece. They never leave this computer. Children read this too.
texts-title = Own texts
texts-summary = { $count ->
    [one] One text on this computer. It never leaves it.
   *[other] { $count } texts on this computer. They never leave it.
}
texts-empty = No text of your own yet
texts-empty-why = Paste something you would like to type, or bring a text file or a book. It stays on this computer, and your place in it is kept.
texts-add = Add a text
texts-source = { $source ->
    [epub] EPUB
    [txt] TXT
   *[pasted] pasted
}
texts-chapters = { $chapters ->
    [one] 1 chapter
   *[other] { $chapters } chapters
}
texts-pieces = { $pieces ->
    [one] 1 piece
   *[other] { $pieces } pieces
}
texts-characters = { $count ->
    [one] 1 character
   *[other] { $characters } characters
}
# Where it goes on
texts-at-end = typed to the end
texts-not-begun = not begun
texts-place-piece = piece { $piece } of { $pieces }
texts-place-chapter = chapter { $chapter }
texts-place-title = chapter { $chapter }, “{ $title }”
texts-begin = Begin
texts-go-on = Go on
texts-again = From the start
texts-act-name = { $act }: { $title }
texts-level = { $level ->
    [easy] easy to type
    [usual] like most books
    [hard] harder than most
   *[very_hard] full of digits and signs
}
texts-level-how = How hard a text is says how often it needs Shift, two keys for one letter, digits and signs, and how long its words are. It is the same for everyone on this keyboard.
texts-unlearned = { $count ->
    [one] 1 key not learned yet
   *[other] { $count } keys not learned yet
}
texts-drop = Drop a TXT or EPUB here,
texts-drop-paste = or paste with { $keys }
texts-drop-note = You see what your keyboard cannot type before anything is added.

# Adding one
texts-paste-label = Text to type
texts-paste-help = From a page, a letter, a song: whatever you would like to type.
texts-paste-first = Paste or write something first.
texts-look = Look at it
texts-or = or
texts-file = Choose a file, TXT or EPUB
texts-reading = Reading the text
texts-review = Add this text
texts-name = Title
texts-title-missing = Give it a title.
texts-beginning = How it begins
texts-all-typable = Your keyboard can type all of it
texts-untypable = { $signs ->
    [one] Your keyboard has no key for 1 sign
   *[other] Your keyboard has no keys for { $signs } signs
}
texts-untypable-why = { $places ->
    [one] One place
   *[other] { $places } places
} in all. What can be typed another way is; { $lost ->
    [0] nothing is left out
    [one] one place is left out
   *[other] { $lost } places are left out
}. The file itself stays as it is.
texts-times = { $count }×
texts-left-out = left out
texts-typed-as = typed as { $sign }
texts-choice = What becomes of { $sign }
texts-show-all = Show all { $signs }
texts-quiet = { $count ->
    [one] One curly quote, long dash, spare space or hidden sign is typed as its plain form.
   *[other] Curly quotes, long dashes, spare spaces and hidden signs are typed in their plain form, in { $places } places.
}
texts-unlearned-why = They are in this text, and your course teaches them later. You can type it all the same.
texts-unlearned-child = Some keys are still new. The picture shows you where they are.
texts-here = Read on this computer, stored on this computer.
texts-keep = Add

# One text
texts-chapter = Chapter { $chapter }
texts-part = Part { $part }
texts-list-chapters = Chapters
texts-list-parts = Parts
texts-standing = { $standing ->
    [done] done
    [here] { $done } of { $pieces }
   *[ahead] { $pieces ->
        [one] 1 piece
       *[other] { $pieces } pieces
    }
}
texts-start-here = Start here
texts-other-layout = This keyboard layout cannot type { $signs }: these are left out.
texts-rename = Rename
texts-rename-yes = Keep the title
texts-delete = Delete
texts-delete-ask = Delete “{ $title }”?
texts-delete-what = The text and your place in it go from this computer. What you typed of it stays in your statistics.
texts-delete-no = Keep it
texts-deleted = The text is deleted.

# The free test. $unit is seconds or words
test-title = Free test
test-why = Common words of your language, in any order. It counts in your statistics, not in the course.
test-why-child = Words in any order, as slowly as you like.
test-unit = How the test ends
test-by-time = By time
test-by-words = By words
test-length = Length of the test
test-amount = { $unit ->
    [seconds] { $amount } s
   *[words] { $amount ->
        [one] 1 word
       *[other] { $amount } words
    }
}
test-punctuation = Capitals and marks
test-digits = Digits
test-start = Start the test
