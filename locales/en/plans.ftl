# Plans: what they are, what one has, and buying one in the browser.
account-page-plan = Plan

plans-title = Plans
plans-lead = A plan adds to the cloud. What is on this computer is yours, and whole in every one of them.
plans-nothing = This server sells no plans, and limits nothing.
plans-child-title = Nothing is sold to a child
plans-child = Courses, stars and own texts are whole without a plan. A grown-up who wants one buys it with an account of their own.
plans-policy-title = No plans are sold on this computer
plans-policy = Whoever manages this computer has decided so; ask them if you need one. Everything on this computer works without.
plans-signed-out = A plan belongs to an account. Sign in first, then choose.
plans-sign-in = To the sign-in

plans-interval = How often you pay
plans-monthly = Monthly
plans-yearly = Yearly
plans-a-monthly = a month
plans-a-yearly = a year
plans-a-seat-monthly = a seat, a month
plans-a-seat-yearly = a seat, a year
plans-price-monthly = { $price } a month
plans-price-yearly = { $price } a year

plans-for-free = For one person, and most people.
plans-for-premium = For three devices or more.
plans-for-professional = For those who teach a group.
plans-for-enterprise = For a school or a company.
plans-yours = Your plan
plans-choose = Choose
plans-choose-one = Choose { $plan }
plans-change = Change
plans-change-one = Change to { $plan }
plans-by-invoice = By invoice: ask whoever runs the server.
plans-not-sold = Not for sale just now
plans-trial = { $days ->
    [one] The first day is free.
   *[other] The first { $days } days are free.
} On { $date } you pay { $price } for the first time. Cancel before, and you pay nothing.

plans-local = On this computer
plans-local-all = All of it, in every plan.
plans-local-text = All courses, the coach, statistics, own texts, achievements, import and export. Without an account, without a network, for ever.
plans-devices = Devices that sync
plans-any = any number
plans-history = Statistics from the cloud
plans-history-days = { $days ->
    [one] the last day
   *[other] the last { $days } days
}
plans-all = all
plans-keys = Single key presses, if you agree
plans-keys-no = stay here
plans-keys-yes = kept, with advice from them
plans-learners = Learners in your care
plans-learners-seats = as many as seats
plans-orgs = Organisation, seats, invoice
plans-yes = yes
plans-no = none
plans-policies = School policies
plans-policies-text = Free for everyone. A school may also run the server itself; then no plan limits anything.
plans-note-pay = You pay in your browser, on a page of Stripe. It shows the total with taxes before you agree; Tactus never sees a card.
plans-note-end = When a plan ends, its features stop. The data stays and can be exported.
plans-device-limit = Or use a plan with any number of devices: on one that is signed in, open the account page, then “Plan”. Practising here needs neither.

purchase-title = Waiting for the payment: { $plan }
purchase-text = Pay on the page in your browser, then come back. As soon as the payment has arrived at the server, the plan shows here. You can practise meanwhile, or close Tactus.
purchase-again = Open the page again
purchase-stop = Stop waiting
purchase-arrived = { $plan } is there.

standing-title = Your plan: { $plan }
standing-trial = You are trying it. On { $date } you pay for the first time{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-active = Paid. The next payment is on { $date }{ $price ->
    [none] .
   *[other] : { $price }.
}
standing-ending = Cancelled. Its features go on until { $date }; nothing more is charged.
standing-unclear = The payment service says something that this Tactus does not know. Your plan goes on meanwhile.
standing-granted = Given to you by whoever runs the server, until { $date }.
standing-manage = Card, invoices, receipts
standing-cancel = Cancel the plan
standing-change-mind = Keep the plan
standing-note = Opens a page of Stripe in your browser. What you change there shows here.
standing-opened = The page is open in your browser.

standing-late-title = The payment of { $date } did not go through
standing-late = Everything goes on until { $date }. Put in another card, or pay the open invoice, on a page of Stripe. Your practice is not touched either way.
standing-late-act = Put it right
standing-late-when = What happens when
standing-late-beats = { $all ->
    [one] { $gone } of 1 day has gone by.
   *[other] { $gone } of { $all } days have gone by.
}
standing-late-begin = { $date }, not paid
standing-late-today = today
standing-late-paid-title = If it is paid by then
standing-late-paid = Nothing changes.
standing-late-unpaid-title = If not, on { $date }
standing-late-unpaid = The account becomes Free. All devices stay signed in; a new one can sign in once fewer than two are. Older statistics stay stored and come back with a plan.

standing-stopped-title = { $plan } has stopped
standing-stopped = A payment is open. As soon as it is paid, everything is back.
standing-unfinished-title = The first payment did not go through
standing-unfinished = { $plan } has not begun. Finish the payment on the page of Stripe, or choose again below.
standing-ended-title = { $plan } has ended
standing-ended = It ended on { $date }. Nothing more is charged.
standing-stops-title = What stops
standing-stops-devices = A third device cannot sign in any more. Nobody is signed out.
standing-stops-history = Statistics from the cloud show the last 90 days.
standing-stops-keys = Single key presses are no longer kept in the cloud.
standing-stays-title = What stays
standing-stays-local = Everything on this computer.
standing-stays-sync = Sync of your sessions, stars and settings.
standing-stays-data = Everything that is stored, with its export. With a plan again, all of it shows again.
