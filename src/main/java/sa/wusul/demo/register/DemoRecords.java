package sa.wusul.demo.register;

import java.util.Map;
import java.util.Optional;

import sa.wusul.services.register.RegisterEnquiry;

/** Realistic demo records of a register that only one domain enquires. */
public interface DemoRecords {

	/** Returns the facts about an enquiry by name; none for other domains' registers. */
	Map<String, Object> find(String register, RegisterEnquiry enquiry);

	/** Returns the name of a person who is known to this register only. */
	default Optional<String> name(String identity) {
		return Optional.empty();
	}

}
