# Why a new password is not taken: said by the app and by the pages of the sync server alike.
password-too-short = Es demasiado corta. Necesita al menos { $least } caracteres.
password-too-long = Es demasiado larga.
password-too-common = Es una de las contraseñas que se prueban primero. Elige otra.
password-like-account = Se parece demasiado a tu nombre o a tu dirección. Elige algo que no tenga que ver contigo.
password-too-guessable = Se adivinaría demasiado pronto. Añade una o dos palabras que no encajen con las demás.
