# Why a new password is not taken: said by the app and by the pages of the sync server alike.
password-too-short = C’est trop court. Il faut au moins { $least } caractères.
password-too-long = C’est trop long.
password-too-common = C’est l’un des mots de passe qu’on essaie en premier. Choisis-en un autre.
password-like-account = C’est trop proche de ton nom ou de ton adresse. Choisis quelque chose qui n’a rien à voir avec toi.
password-too-guessable = Ce serait deviné trop vite. Ajoute un mot ou deux qui ne vont pas avec les autres.
