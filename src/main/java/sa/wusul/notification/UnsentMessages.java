package sa.wusul.notification;

import java.util.Map;

import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Stands in until messages are really sent. */
@Fallback
@Component
class UnsentMessages implements RequesterMessages {

	@Override
	public void inform(String caseReference, String messageKey, String idempotencyKey, Map<String, String> facts) {
	}

}
