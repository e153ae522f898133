package sa.wusul.platform.calendar;

import java.time.Instant;

/** Hours of one day during which the ministry works without a break. */
public record OpeningHours(Instant from, Instant until) {

}
