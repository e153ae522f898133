package sa.wusul.meeting;

import java.time.Duration;
import java.util.List;

/** Who receives an urgent case and how, first choice first; the analysts decide it. */
public interface QuickSeats {

	List<QuickSeat> of(String requestType, Duration within);

}
