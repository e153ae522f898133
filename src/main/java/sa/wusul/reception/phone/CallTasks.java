package sa.wusul.reception.phone;

import java.util.Optional;

/** The tasks of the calls that are going on. */
public interface CallTasks {

	/** The process of a call, by the id of its model. */
	String PROCESS = "reception-phone-enquiry";

	/** Whether the officer still has the caller on the telephone with this task. */
	boolean isOf(String officer, String taskId);

	/** The number of the call that the officer works at with this task. */
	Optional<String> call(String officer, String taskId);

}
