//! How often who may ask.
//!
//! By account and by device, and by address only far above that: three hundred pupils behind one address
//! are one address and three hundred accounts.

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::ops::Add;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as GovernorClock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use uuid::Uuid;

use super::Caller;
use crate::clock::Clock;
use crate::config::RateLimits;
use crate::http::ApiError;

/// The limits, or none when they are off.
pub struct Limits(Option<Buckets>);

struct Buckets {
    sign_in: Bucket<SignIn>,
    register: Bucket<Uuid>,
    redeem: Bucket<Uuid>,
    refresh: Bucket<[u8; 32]>,
    mail: Bucket<String>,
    address: Bucket<IpAddr>,
    export: Bucket<i64>,
    invite: Bucket<i64>,
    import: Bucket<i64>,
    account: Bucket<i64>,
    device: Bucket<i64>,
}

/// Whose password is tried, from where.
///
/// A device that has signed in before has tries of its own, so that whoever guesses at an account from
/// elsewhere cannot lock its owner out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum SignIn {
    /// An address (in lower case), whether there is an account or not.
    Address(String),
    /// An account from a device it knows.
    Known(i64, Uuid),
}

impl Limits {
    /// Full buckets.
    pub fn new(limits: RateLimits, clock: &Arc<dyn Clock>) -> Self {
        Self((limits == RateLimits::Default).then(|| Buckets {
            // An attack is slowed after ten tries; a forgetful learner waits half a minute.
            sign_in: Bucket::new(10, Duration::from_secs(30), clock),
            register: Bucket::new(10, Duration::from_secs(30), clock),
            redeem: Bucket::new(10, Duration::from_secs(30), clock),
            refresh: Bucket::new(20, Duration::from_secs(5), clock),
            // Nobody's mailbox is filled from here.
            mail: Bucket::new(3, Duration::from_mins(10), clock),
            // Far above a school at 8:30, below what would keep the server busy.
            address: Bucket::new(6000, Duration::from_millis(20), clock),
            export: Bucket::new(2, Duration::from_mins(10), clock),
            // A class one by one; files for a school.
            invite: Bucket::new(60, Duration::from_secs(30), clock),
            import: Bucket::new(5, Duration::from_mins(5), clock),
            account: Bucket::new(600, Duration::from_millis(50), clock),
            device: Bucket::new(300, Duration::from_millis(100), clock),
        }))
    }

    pub(super) fn sign_in(&self, who: &SignIn) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.sign_in.take(who))
    }

    pub(super) fn register(&self, device: Uuid) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.register.take(&device))
    }

    /// How often an installation may redeem a provider's codes.
    pub(super) fn redeem(&self, device: Uuid) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.redeem.take(&device))
    }

    pub(super) fn refresh(&self, token_hash: [u8; 32]) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.refresh.take(&token_hash))
    }

    /// How often a mail may be asked for to one address, whether anybody has it or not.
    pub(super) fn mail(&self, email: &str) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.mail.take(&email.to_lowercase()))
    }

    /// How often somebody may have everything written out.
    pub(crate) fn export(&self, caller: &Caller) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.export.take(&caller.user))
    }

    /// How often somebody may ask others by mail: by who asks, and by who is asked.
    pub(crate) fn invite(&self, caller: &Caller, email: &str) -> Result<(), ApiError> {
        self.mail(email)?;
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.invite.take(&caller.user))
    }

    /// How often somebody may ask many by a file.
    pub(crate) fn import(&self, caller: &Caller) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.import.take(&caller.user))
    }

    /// How often may be asked from one place without being signed in.
    pub(crate) fn address(&self, from: IpAddr) -> Result<(), ApiError> {
        self.0
            .as_ref()
            .map_or(Ok(()), |buckets| buckets.address.take(&place(from)))
    }

    pub(super) fn request(&self, caller: &Caller) -> Result<(), ApiError> {
        let Some(buckets) = &self.0 else {
            return Ok(());
        };
        buckets.device.take(&caller.device)?;
        buckets.account.take(&caller.user)
    }

    /// Forgets whoever has been quiet long enough to have a full bucket again.
    pub fn forget_the_quiet(&self) {
        let Some(buckets) = &self.0 else { return };
        buckets.sign_in.limiter.retain_recent();
        buckets.register.limiter.retain_recent();
        buckets.redeem.limiter.retain_recent();
        buckets.refresh.limiter.retain_recent();
        buckets.mail.limiter.retain_recent();
        buckets.address.limiter.retain_recent();
        buckets.export.limiter.retain_recent();
        buckets.invite.limiter.retain_recent();
        buckets.import.limiter.retain_recent();
        buckets.account.limiter.retain_recent();
        buckets.device.limiter.retain_recent();
    }
}

/// One household or school: of IPv6 the network, in which a machine can take as many addresses as it likes.
fn place(from: IpAddr) -> IpAddr {
    match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

struct Bucket<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, DefaultKeyedStateStore<K>, Ticks, NoOpMiddleware<Tick>>,
    clock: Ticks,
}

impl<K: Hash + Eq + Clone> Bucket<K> {
    /// `burst` at once, and then one each `every`.
    fn new(burst: u32, every: Duration, clock: &Arc<dyn Clock>) -> Self {
        let quota = Quota::with_period(every)
            .expect("the period is not zero")
            .allow_burst(NonZeroU32::new(burst).expect("the burst is not zero"));
        let clock = Ticks(Arc::clone(clock));
        Self {
            limiter: RateLimiter::new(quota, DefaultKeyedStateStore::default(), clock.clone()),
            clock,
        }
    }

    fn take(&self, key: &K) -> Result<(), ApiError> {
        self.limiter.check_key(key).map_err(|not_until| {
            let wait = not_until.wait_time_from(GovernorClock::now(&self.clock));
            let seconds = u32::try_from(wait.as_secs())
                .unwrap_or(u32::MAX)
                .saturating_add(1);
            ApiError::TooManyRequests {
                retry_after: seconds,
            }
        })
    }
}

/// The app's clock, as the limiter wants it.
#[derive(Clone)]
struct Ticks(Arc<dyn Clock>);

/// Nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Tick(u64);

impl GovernorClock for Ticks {
    type Instant = Tick;

    fn now(&self) -> Tick {
        let nanos = self.0.now().timestamp_nanos_opt().unwrap_or_default();
        Tick(u64::try_from(nanos).unwrap_or_default())
    }
}

impl Add<Nanos> for Tick {
    type Output = Self;

    fn add(self, nanos: Nanos) -> Self {
        Self(self.0.saturating_add(nanos.as_u64()))
    }
}

impl Reference for Tick {
    fn duration_since(&self, earlier: Self) -> Nanos {
        self.0.saturating_sub(earlier.0).into()
    }

    fn saturating_sub(&self, duration: Nanos) -> Self {
        Self(self.0.checked_sub(duration.as_u64()).unwrap_or(self.0))
    }
}
