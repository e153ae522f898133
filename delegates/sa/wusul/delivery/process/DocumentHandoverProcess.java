package sa.wusul.delivery.process;

import static sa.wusul.platform.engine.ProcessVariable.text;

import org.camunda.bpm.engine.delegate.VariableScope;

import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.Delivery;
import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-document-handover.bpmn} shares with
 * Java.
 */
public final class DocumentHandoverProcess {

	public static final String KEY = "delivery-document-handover";

	public static final String PARCEL_LOST = CourierEventService.LOST;

	/** HOME or OFFICE. */
	public static final ProcessVariable<String> DELIVERY_METHOD = text("deliveryMethod");

	/** A centre. */
	public static final ProcessVariable<String> DELIVERY_OFFICE = text("deliveryOffice");

	public static final ProcessVariable<String> PAPER_NUMBER = text("paperNumber");

	/** REQUESTER or DELEGATE, once it is handed over. */
	public static final ProcessVariable<String> HANDED_TO = text("handedTo");

	private DocumentHandoverProcess() {
	}

	/** Sets the variables for the current state of the delivery. */
	public static void tell(VariableScope scope, Delivery delivery) {
		DELIVERY_METHOD.set(scope, delivery.home() ? "HOME" : "OFFICE");
		DELIVERY_OFFICE.set(scope, delivery.office());
		delivery.handedTo().ifPresent((receiver) -> HANDED_TO.set(scope, receiver.name()));
	}

}
