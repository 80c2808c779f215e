# Einmal beim Start gesagt: was nicht stimmte und was daraus wurde. Schlüssel sind `notice-<code>`.
notice-unknown = Beim Start war etwas nicht in Ordnung ({ $code }).
notice-database-set-aside = Deine Datei mit den Daten war beschädigt. Gelöscht wurde nichts: Sie liegt jetzt als { $file } daneben, und eine neue wurde angefangen.
notice-database-newer = Dieses Profil stammt von einem neueren Tactus. Du kannst alles ansehen, aber nicht tippen: { $file }. Installiere jene Version, um weiterzumachen; in der Datei wurde nichts verändert.
notice-database-salvaged = Deine Datei mit den Daten war beschädigt. Alle Durchgänge daraus ({ $kept }) stehen jetzt in einer neuen. Die beschädigte liegt als { $file } daneben.
notice-database-salvaged-part = Deine Datei mit den Daten war beschädigt. In die neue übernommene Durchgänge: { $kept }. Nicht mehr lesbar: { $missing }. Die beschädigte liegt als { $file } daneben.
notice-journal-set-aside = Eine unterbrochene Lektion ließ sich nicht lesen. Ihre Datei liegt jetzt als { $file } daneben.
notice-settings-value-ignored = Die Einstellung „{ $field }“ hatte den Wert { $value }, und der ist nicht möglich. Tactus nimmt seinen Standardwert.
notice-policy-value-ignored = Die Richtliniendatei { $file } setzt „{ $field }“ auf { $value }, und das ist nicht möglich. Dieser Eintrag wird übergangen.
notice-policy-unreadable = Die Richtliniendatei { $file } lässt sich nicht lesen und wird übergangen: { $why }
notice-policy-item-unknown = Die Richtlinie { $file } enthält „{ $field }“, was diese Version nicht kennt. Dieser Eintrag wird übergangen.
notice-policy-newer = Die Richtlinie { $file } ist für ein neueres Tactus geschrieben. Was diese Version davon kennt, gilt.
notice-policy-newer-part = Die Richtlinie { $file } ist für ein neueres Tactus geschrieben. Was diese Version davon kennt, gilt; nicht bekannt ist: { $fields }
notice-course-closed = Der Kurs „{ $course }“ geht auf diesem Computer nicht mehr: Deine Schule, oder wer ihn verwaltet, hat andere gewählt. Wähle einen in den Einstellungen; was du getippt hast, bleibt erhalten.
notice-course-file-ignored = Die Kursdatei { $file } wird nicht verwendet. Zeile { $line }: { $why }. Berichtige sie und lies deine eigenen Kurse neu ein.
notice-layout-file-ignored = Die Belegungsdatei { $file } wird nicht verwendet. Zeile { $line }: { $why }. Berichtige sie und lies deine eigenen Belegungen neu ein.
notice-course-missing = Der Kurs „{ $course }“ ist nicht mehr unter deinen eigenen Kursen. Leg seine Datei zurück oder wähle einen anderen Kurs; was du darin getippt hast, bleibt erhalten.
notice-disk-full = Der Datenträger ist voll. Neue Durchgänge können erst wieder gespeichert werden, wenn Platz da ist.
