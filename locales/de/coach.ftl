# Der Trainer: was heute zu üben ist, und warum.
coach-title = Heute, { $day }
coach-plan = Etwa { $minutes } Minuten in { $steps ->
    [one] 1 Schritt
   *[other] { $steps } Schritten
}. Grundlage: { $sessions ->
    [one] 1 Durchgang
   *[other] { $sessions } Durchgänge
} auf diesem Computer.
coach-plan-first = Die erste Lektion ist der Plan. Danach zeigt sich an dem, was du tippst, was dir hilft.
coach-plan-done = Heute schon { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} geübt.
coach-enough-title = Genug für heute
coach-enough-text = Du hast eine Viertelstunde oder mehr geübt. Ein wenig an einem anderen Tag bringt mehr als viel an einem einzigen.
coach-steps = Schritte des Plans
coach-start = Los
coach-start-name = Los: { $what }
coach-done = heute erledigt

coach-practise = { $units } üben
coach-key = Die Taste { $unit }
coach-pair = Das Paar { $unit }
coach-why-warm-up = Die kannst du gut: damit kommen die Finger in Gang.
coach-why-weak = Das fällt gegenüber deinem übrigen Tippen am meisten auf.
coach-why-review = Das hast du eine Weile nicht getippt. Ein kurzer Besuch hält es frisch.
coach-why-polish = Nicht schwach, aber am weitesten von deinem übrigen Tippen entfernt.
coach-why-new = Sie kommt als Nächstes in deinem Kurs.
coach-why-free = Ganze Sätze machen aus einzelnen Tasten einen Text.

coach-slow = Für { $unit } brauchst du { $gap }; nach deinem übrigen Tippen wären es { $usual }.
coach-wrong = Bei { $unit } waren { $errors } von { $presses } Tastendrücken falsch, { $rate }; insgesamt sind es bei dir { $usual }.
coach-line = { $unit }: { $gap }, sehr wahrscheinlich zwischen { $low } und { $high }; nach deinem übrigen Tippen zu erwarten: { $usual }
coach-line-usual = zu erwarten { $gap }
coach-samples = { $samples ->
    [one] aus 1 Abstand
   *[other] aus { $samples } Abständen
}

coach-weak-title = Was auffällt
coach-weak-none = Gerade keine Taste und kein Paar.
coach-review-title = Tasten zum Wiedersehen
coach-review-text = Eine Weile nicht getippt: { $keys }.
coach-review-key = { $unit } seit { $days ->
    [one] 1 Tag
   *[other] { $days } Tagen
}
coach-plateau-title = Dein Tempo bleibt seit einer Weile gleich
coach-plateau-text = An { $days } Tagen mit { $minutes } Minuten in drei Wochen hat sich dein Tempo auf denselben Tasten um { $change } pro Woche verändert, sehr wahrscheinlich zwischen { $low } und { $high }.
coach-plateau-accuracy = Versuch es zwei Wochen lang so: langsamer, und jeder Buchstabe richtig. Deine Genauigkeit ist { $accuracy }; ab 96 % kommt das Tempo von selbst.
coach-plateau-bursts = Versuch es zwei Wochen lang so: immer eine Minute, so schnell es geht. Mit einer Genauigkeit von { $accuracy } kannst du dir das leisten.
coach-dismiss = Jetzt nicht
coach-dismiss-name = Jetzt nicht: { $what }
coach-dismissed = Für eine Weile weggelegt.
coach-how-title = Wie der Trainer entscheidet
coach-how = Jede Taste und jedes Paar wird an deinem eigenen Tippen gemessen: an deinen Händen und Fingern und daran, wie selten es in der Sprache ist. Wenige Tastendrücke zählen wenig, alte noch weniger. Was auffällt, fällt sicher auf und nicht durch Zufall.
