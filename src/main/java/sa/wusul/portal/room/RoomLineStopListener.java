package sa.wusul.portal.room;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Listener that tells the lines of rooms that their node stops, before it closes them.
 */
@Component
class RoomLineStopListener {

	private final RoomLineService lines;

	RoomLineStopListener(RoomLineService lines) {
		this.lines = lines;
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.lines.stop();
	}

}
