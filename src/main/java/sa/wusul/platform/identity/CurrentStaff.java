package sa.wusul.platform.identity;

import java.util.Optional;
import java.util.Set;

/** Who is logged in for the request at hand. */
public interface CurrentStaff {

	Optional<Person> person();

	/** Somebody who is logged in, with the ids of his groups. */
	record Person(String userName, Set<String> groups) {
	}

}
