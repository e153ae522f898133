package sa.wusul.platform.identity;

import java.util.Optional;
import java.util.Set;

/** The member of staff who is logged in for the current request. */
public interface CurrentStaff {

	Optional<Person> person();

	/** A member of staff who is logged in, with the ids of their groups. */
	record Person(String userName, Set<String> groups) {
	}

}
