package sa.wusul.room;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.limit.LimitDecisions;

/** Watch that ends rooms whose time is over, on any node. */
@Component
class RoomWatch {

	private static final Logger log = LoggerFactory.getLogger(RoomWatch.class);

	private final VideoRoomRepository rooms;

	private final ObjectProvider<RoomService> service;

	private final LimitDecisions limits;

	private final Clock clock;

	RoomWatch(VideoRoomRepository rooms, ObjectProvider<RoomService> service, LimitDecisions limits, Clock clock) {
		this.rooms = rooms;
		this.service = service;
		this.limits = limits;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${wusul.rooms.look-every:PT20S}",
			initialDelayString = "${wusul.rooms.look-every:PT20S}")
	void watch() {
		var now = this.clock.instant();
		var over = now.minus(this.limits.duration(RoomLimit.OPEN_AFTER));
		var forgotten = now.minus(this.limits.duration(RoomLimit.FORGOTTEN));
		this.service.ifAvailable((all) -> this.rooms.overSince(over, forgotten).forEach((key) -> {
			try {
				all.end(key, RoomEventKind.EXPIRED);
			}
			catch (MediaRelayException silent) {
				log.warn("The relay keeps a room that is over: {}", silent.getMessage());
			}
		}));
	}

}
