package sa.wusul.notification.engine;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageCare;
import sa.wusul.notification.MessageCareDecisions;
import sa.wusul.platform.engine.LatestDecisions;

/** The latest version of the table {@code notification-message-care}. */
@Component
class EngineMessageCareDecisions implements MessageCareDecisions {

	private static final String TABLE = "notification-message-care";

	private final LatestDecisions tables;

	EngineMessageCareDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public MessageCare forText(String messageKey) {
		return this.tables.ask(TABLE, Map.of("messageKey", messageKey), MessageCare.class).orElseThrow();
	}

}
