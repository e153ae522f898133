package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.Optional;

/** Which free slots somebody wants to see. */
public record SlotSearch(Purpose purpose, String host, Mode mode, String centre, String section, boolean interpreter,
		Optional<LocalDate> notBefore) {
}
