# Why a new password is not taken: said by the app and by the pages of the sync server alike.
password-too-short = Das ist zu kurz. Es braucht mindestens { $least } Zeichen.
password-too-long = Das ist zu lang.
password-too-common = Das gehört zu den Passwörtern, die zuerst probiert werden. Wähle ein anderes.
password-like-account = Das ist zu nah an deinem Namen oder deiner Adresse. Wähle etwas, das nichts mit dir zu tun hat.
password-too-guessable = Das wäre zu schnell erraten. Füge ein oder zwei Wörter hinzu, die nicht zu den anderen passen.
