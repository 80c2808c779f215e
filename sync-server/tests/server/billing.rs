//! Billing, against the tests' Stripe: buying, what is said of it afterwards, and what a plan limits.

mod access;
mod buying;
mod forged;
mod leaving;
mod lifecycles;
mod mails;
mod matters;
mod quiet;
mod states;
