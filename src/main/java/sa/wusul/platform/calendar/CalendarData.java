package sa.wusul.platform.calendar;

import java.util.List;

/** What the ministry has announced about its hours and holidays. */
record CalendarData(List<Shift> shifts, List<Holiday> holidays) {

}
