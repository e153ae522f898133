package sa.wusul.platform.calendar;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the calendar look for new announcements now and then. */
@Configuration
@EnableScheduling
class CalendarConfiguration {

}
