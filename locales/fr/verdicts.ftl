# Pourquoi le serveur n’a pas pris une séance, pour l’instant ou jamais. Clés : `verdict-<code>`.
verdict-unknown = Le serveur ne l’a pas prise, pour une raison que cette version ne connaît pas ({ $code }). La séance est gardée ici et compte dans tes statistiques.
verdict-unreadable = Le serveur n’a pas pu lire cette séance. Elle est gardée ici et compte dans tes statistiques ; seule la copie en ligne manque.
verdict-id-conflict = Le serveur a une autre séance sous le même numéro. Celle-ci est gardée ici et compte dans tes statistiques.
verdict-bad-log = Pour le serveur, ces frappes n’ont pas pu se produire telles qu’elles sont notées. La séance est gardée ici et compte dans tes statistiques.
verdict-bad-text = Le serveur n’accepte pas le texte de cette séance. Elle est gardée ici et compte dans tes statistiques.
verdict-bad-result = Le serveur juge certaines mesures de cette séance impossibles ou absentes. Elle est gardée ici et compte dans tes statistiques.
verdict-result-mismatch = À partir des mêmes frappes, le serveur trouve d’autres mesures. La séance est gardée ici avec les siennes.
verdict-not-yours = Cette séance appartient à un autre compte. Elle est gardée ici et compte dans tes statistiques.
verdict-deleted = Cette séance a été supprimée en ligne. Elle est gardée ici et compte dans tes statistiques.
verdict-unknown-lesson = Le serveur ne connaît pas encore cette leçon. La séance est gardée ici et partira dès qu’il la connaîtra.
verdict-newer-metrics = Le serveur ne connaît pas encore les formules les plus récentes. La séance est gardée ici et partira dès qu’il les connaîtra.
verdict-log-withheld = Les frappes ne peuvent plus être gardées sur le serveur. La séance est gardée ici et repartira sans elles.
verdict-server-error = Le serveur a buté sur cette séance. Elle est gardée ici et repartira plus tard.
