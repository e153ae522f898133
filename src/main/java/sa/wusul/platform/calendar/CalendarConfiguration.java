package sa.wusul.platform.calendar;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Configuration that enables the scheduled refresh of the working calendar. */
@Configuration
@EnableScheduling
class CalendarConfiguration {

}
