# Why a new password is not taken: said by the app and by the pages of the sync server alike.
password-too-short = That is too short. It takes at least { $least } characters.
password-too-long = That is too long.
password-too-common = That is one of the passwords that are tried first. Choose another one.
password-like-account = That is too close to your name or your address. Choose something that has nothing to do with you.
password-too-guessable = That would be guessed too soon. Add a word or two that do not belong to the others.
