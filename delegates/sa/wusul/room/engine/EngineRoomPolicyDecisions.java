package sa.wusul.room.engine;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.meeting.Purpose;
import sa.wusul.platform.engine.LatestDecisions;
import sa.wusul.room.RoomPolicyDecisions;

/** The latest version of the decision table {@code room-policy}. */
@Component
class EngineRoomPolicyDecisions implements RoomPolicyDecisions {

	private final LatestDecisions tables;

	EngineRoomPolicyDecisions(LatestDecisions tables) {
		this.tables = tables;
	}

	@Override
	public Policy forRoom(Purpose purpose, String host) {
		return this.tables.ask("room-policy", Map.of("purpose", purpose.name(), "host", host), Policy.class)
			.orElseThrow();
	}

}
