package sa.wusul.reception.phone;

import java.util.Optional;

/** The tasks of the current calls. */
public interface CallTasks {

	/** The process of a call, by the id of its model. */
	String PROCESS = "reception-phone-enquiry";

	/** Checks whether the officer still handles the call with this task. */
	boolean isOf(String officer, String taskId);

	/** Returns the number of the call that the officer handles with this task. */
	Optional<String> call(String officer, String taskId);

}
