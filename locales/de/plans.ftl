# Tarife: was sie sind, was man hat, und das Kaufen im Browser.
account-page-plan = Tarif

plans-title = Tarife
plans-lead = Ein Tarif erweitert die Cloud. Was auf diesem Computer ist, gehört dir und ist in jedem Tarif vollständig.
plans-nothing = Dieser Server verkauft keine Tarife und begrenzt nichts.
plans-child-title = Kindern wird nichts verkauft
plans-child = Kurse, Sterne und eigene Texte sind ohne Tarif vollständig. Erwachsene, die einen wollen, kaufen ihn mit einem eigenen Konto.
plans-policy-title = Auf diesem Computer werden keine Tarife verkauft
plans-policy = So hat es entschieden, wer diesen Computer verwaltet; frag dort, wenn du einen brauchst. Alles auf diesem Computer geht ohne.
plans-signed-out = Ein Tarif gehört zu einem Konto. Melde dich zuerst an, dann wähle.
plans-sign-in = Zur Anmeldung

plans-interval = Wie oft du zahlst
plans-monthly = Monatlich
plans-yearly = Jährlich
plans-a-monthly = im Monat
plans-a-yearly = im Jahr
plans-a-seat-monthly = je Platz im Monat
plans-a-seat-yearly = je Platz im Jahr
plans-price-monthly = { $price } im Monat
plans-price-yearly = { $price } im Jahr

plans-for-free = Für eine Person, und für die meisten.
plans-for-premium = Ab drei Geräten.
plans-for-professional = Für alle, die eine Gruppe unterrichten.
plans-for-enterprise = Für Schulen und Unternehmen.
plans-yours = Dein Tarif
plans-choose = Wählen
plans-choose-one = { $plan } wählen
plans-change = Wechseln
plans-change-one = Zu { $plan } wechseln
plans-by-invoice = Auf Rechnung: Frag, wer den Server betreibt.
plans-not-sold = Gerade nicht zu kaufen
plans-trial = { $days ->
    [one] Der erste Tag ist kostenlos.
   *[other] Die ersten { $days } Tage sind kostenlos.
} Am { $date } zahlst du zum ersten Mal: { $price }. Kündigst du vorher, zahlst du nichts.

plans-local = Auf diesem Computer
plans-local-all = Alles, in jedem Tarif.
plans-local-text = Alle Kurse, der Trainer, Statistik, eigene Texte, Erfolge, Import und Export. Ohne Konto, ohne Netz, für immer.
plans-devices = Geräte im Abgleich
plans-any = beliebig viele
plans-history = Statistik aus der Cloud
plans-history-days = { $days ->
    [one] der letzte Tag
   *[other] die letzten { $days } Tage
}
plans-all = alles
plans-keys = Einzelne Anschläge, wenn du zustimmst
plans-keys-no = bleiben hier
plans-keys-yes = gespeichert, mit Rat daraus
plans-learners = Lernende in deiner Obhut
plans-learners-seats = so viele wie Plätze
plans-orgs = Organisation, Plätze, Rechnung
plans-yes = ja
plans-no = keine
plans-policies = Vorgaben für Schulen
plans-policies-text = Kostenlos für alle. Eine Schule kann den Server auch selbst betreiben; dann begrenzt kein Tarif etwas.
plans-note-pay = Du zahlst in deinem Browser, auf einer Seite von Stripe. Sie zeigt die Summe mit Steuern, bevor du zustimmst; Tactus sieht nie eine Karte.
plans-note-end = Endet ein Tarif, enden seine Funktionen. Die Daten bleiben und lassen sich exportieren.
plans-device-limit = Oder nimm einen Tarif mit beliebig vielen Geräten: Öffne auf einem angemeldeten die Kontoseite, dann „Tarif“. Zum Üben hier brauchst du keins von beiden.

purchase-title = Warten auf die Zahlung: { $plan }
purchase-text = Zahle auf der Seite in deinem Browser und komm dann zurück. Sobald die Zahlung beim Server angekommen ist, steht der Tarif hier. Solange kannst du üben oder Tactus schließen.
purchase-again = Seite noch einmal öffnen
purchase-stop = Nicht mehr warten
purchase-arrived = { $plan } ist da.

standing-title = Dein Tarif: { $plan }
standing-trial = Du probierst ihn aus. Am { $date } zahlst du zum ersten Mal{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-active = Bezahlt. Die nächste Zahlung ist am { $date }{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-ending = Gekündigt. Seine Funktionen gehen bis { $date } weiter; berechnet wird nichts mehr.
standing-unclear = Der Zahlungsdienst meldet etwas, das dieses Tactus nicht kennt. Dein Tarif geht solange weiter.
standing-granted = Dir gegeben von dem, der den Server betreibt, bis { $date }.
standing-manage = Karte, Rechnungen, Belege
standing-cancel = Tarif kündigen
standing-change-mind = Tarif behalten
standing-note = Das öffnet eine Seite von Stripe in deinem Browser. Was du dort änderst, steht dann hier.
standing-opened = Die Seite ist in deinem Browser offen.

standing-late-title = Die Zahlung vom { $date } hat nicht geklappt
standing-late = Alles geht bis { $date } weiter. Trag auf einer Seite von Stripe eine andere Karte ein oder bezahl die offene Rechnung. Dein Üben berührt es so oder so nicht.
standing-late-act = In Ordnung bringen
standing-late-when = Was wann geschieht
standing-late-beats = { $all ->
    [one] { $gone } von 1 Tag ist vorbei.
   *[other] { $gone } von { $all } Tagen sind vorbei.
}
standing-late-begin = { $date }, nicht bezahlt
standing-late-today = heute
standing-late-paid-title = Wenn bis dahin bezahlt ist
standing-late-paid = Es ändert sich nichts.
standing-late-unpaid-title = Wenn nicht, am { $date }
standing-late-unpaid = Das Konto wird kostenlos. Alle Geräte bleiben angemeldet; ein neues kann sich anmelden, sobald es weniger als zwei sind. Ältere Statistik bleibt gespeichert und kommt mit einem Tarif wieder.

standing-stopped-title = { $plan } ruht
standing-stopped = Eine Zahlung ist offen. Sobald sie bezahlt ist, ist alles wieder da.
standing-unfinished-title = Die erste Zahlung hat nicht geklappt
standing-unfinished = { $plan } hat nicht begonnen. Schließ die Zahlung auf der Seite von Stripe ab, oder wähl unten neu.
standing-ended-title = { $plan } ist beendet
standing-ended = Beendet am { $date }. Berechnet wird nichts mehr.
standing-stops-title = Was endet
standing-stops-devices = Ein drittes Gerät kann sich nicht mehr anmelden. Abgemeldet wird keins.
standing-stops-history = Die Statistik aus der Cloud zeigt die letzten 90 Tage.
standing-stops-keys = Einzelne Anschläge werden nicht mehr in der Cloud gespeichert.
standing-stays-title = Was bleibt
standing-stays-local = Alles auf diesem Computer.
standing-stays-sync = Der Abgleich deiner Übungen, Sterne und Einstellungen.
standing-stays-data = Alles Gespeicherte, samt Export. Mit einem Tarif ist alles wieder zu sehen.
