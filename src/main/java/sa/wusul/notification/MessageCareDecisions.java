package sa.wusul.notification;

/** Care of messages, by the latest version of the table of the analysts. */
public interface MessageCareDecisions {

	MessageCare forText(String messageKey);

}
