package sa.wusul.platform.calendar;

import java.util.List;

/** The working hours and holidays that the ministry has announced. */
record CalendarData(List<Shift> shifts, List<Holiday> holidays) {

}
