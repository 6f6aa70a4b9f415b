//! Dates as moments.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// The moment of an ISO 8601 date in seconds since 1970-01-01, UTC. A month or a year is its first
/// day, a day its midnight, a time without an offset one in UTC.
pub fn seconds(iso: &str) -> Option<i64> {
    if let Ok(moment) = iso.parse::<Timestamp>() {
        return Some(moment.as_second());
    }
    let day = match iso.len() {
        4 => format!("{iso}-01-01"),
        7 => format!("{iso}-01"),
        _ => iso.get(..10)?.to_owned(),
    };
    let time: Option<DateTime> = iso.parse().ok();
    let time = time.or_else(|| day.parse::<Date>().ok().map(|day| day.at(0, 0, 0, 0)))?;
    TimeZone::UTC.to_timestamp(time).ok().map(Timestamp::as_second)
}

/// A moment as ISO 8601, in UTC.
pub fn moment(seconds: i64) -> Option<String> {
    Timestamp::from_second(seconds).ok().map(|moment| moment.to_string())
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn reads_every_precision() {
        let day = 17_965 * 86_400;
        assert_eq!(seconds("2019-03-10"), Some(day));
        assert_eq!(seconds("2019-03-10T01:00:00"), Some(day + 3_600));
        assert_eq!(seconds("2019-03-10T01:00:00+02:00"), Some(day - 3_600));
        assert_eq!(seconds("2019-03"), Some(day - 9 * 86_400));
        assert_eq!(seconds("1970"), Some(0));
        assert_eq!(seconds("soon"), None);
    }
}
