package sa.wusul.notification.thread;

import java.time.Instant;
import java.util.Optional;

/** Reader of the moment at which a wait for the requester ends, as its timer has it. */
public interface WaitDeadlineReader {

	/** Returns the end of the wait of a process. */
	Optional<Instant> forProcess(String processInstance);

}
