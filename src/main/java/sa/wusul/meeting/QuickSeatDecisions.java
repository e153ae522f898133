package sa.wusul.meeting;

import java.time.Duration;
import java.util.List;

/** The decision table of hosts and modes for urgent cases, first choice first. */
public interface QuickSeatDecisions {

	List<QuickSeat> forRequestType(String requestType, Duration within);

}
