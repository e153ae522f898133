package sa.wusul.services.register;

import java.util.Map;

/** Realistic records of a register that one domain only asks, in the demo. */
public interface DemoRecords {

	/** The facts about an enquiry, by name; none for registers of others. */
	Map<String, Object> of(String register, RegisterEnquiry enquiry);

}
