package sa.wusul.platform.calendar;

import java.time.Instant;

/** Hours of one day in which the ministry works without a pause. */
public record Opening(Instant from, Instant until) {

}
