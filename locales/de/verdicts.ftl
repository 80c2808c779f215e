# Warum der Server einen Durchgang nicht annahm, vorerst oder für immer. Schlüssel sind `verdict-<code>`.
verdict-unknown = Der Server hat ihn nicht angenommen; den Grund kennt diese Version nicht ({ $code }). Der Durchgang bleibt hier und zählt in deiner Statistik.
verdict-unreadable = Der Server konnte diesen Durchgang nicht lesen. Er bleibt hier und zählt in deiner Statistik; nur die Kopie im Netz fehlt.
verdict-id-conflict = Unter derselben Nummer hat der Server einen anderen Durchgang. Dieser bleibt hier und zählt in deiner Statistik.
verdict-bad-log = Nach Ansicht des Servers können die Tastendrücke nicht so gewesen sein, wie sie aufgezeichnet sind. Der Durchgang bleibt hier und zählt in deiner Statistik.
verdict-bad-text = Der Server nimmt den Text dieses Durchgangs nicht an. Er bleibt hier und zählt in deiner Statistik.
verdict-bad-result = Der Server hält Werte dieses Durchgangs für unmöglich, oder sie fehlen ihm. Er bleibt hier und zählt in deiner Statistik.
verdict-result-mismatch = Der Server errechnet aus denselben Tastendrücken andere Werte. Der Durchgang bleibt hier mit seinen eigenen.
verdict-not-yours = Dieser Durchgang gehört zu einem anderen Konto. Er bleibt hier und zählt in deiner Statistik.
verdict-deleted = Dieser Durchgang wurde im Netz gelöscht. Er bleibt hier und zählt in deiner Statistik.
verdict-unknown-lesson = Der Server kennt diese Lektion noch nicht. Der Durchgang bleibt hier und wird hochgeladen, sobald er sie kennt.
verdict-newer-metrics = Der Server kennt die neuesten Formeln noch nicht. Der Durchgang bleibt hier und wird hochgeladen, sobald er sie kennt.
verdict-log-withheld = Tastendrücke dürfen auf dem Server nicht mehr aufbewahrt werden. Der Durchgang bleibt hier und wird ohne sie noch einmal hochgeladen.
verdict-server-error = Der Server ist über diesen Durchgang gestolpert. Er bleibt hier und wird später noch einmal hochgeladen.
