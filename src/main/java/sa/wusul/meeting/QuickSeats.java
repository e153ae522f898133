package sa.wusul.meeting;

import java.time.Duration;
import java.util.List;

/** The decision table of hosts and modes for urgent cases, first choice first. */
public interface QuickSeats {

	List<QuickSeat> of(String requestType, Duration within);

}
