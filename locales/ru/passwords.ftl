# Why a new password is not taken: said by the app and by the pages of the sync server alike.
password-too-short = Слишком коротко. Нужно не меньше { $least } знаков.
password-too-long = Слишком длинно.
password-too-common = Такие пароли пробуют первыми. Выберите другой.
password-like-account = Слишком похоже на ваше имя или адрес. Выберите то, что с вами никак не связано.
password-too-guessable = Это угадают слишком быстро. Добавьте слово-другое, которое не подходит к остальным.
