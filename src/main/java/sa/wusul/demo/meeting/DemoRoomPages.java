package sa.wusul.demo.meeting;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Demo page with the open video rooms. */
@Controller
class DemoRoomPages {

	private final DemoMeetingRooms rooms;

	DemoRoomPages(DemoMeetingRooms rooms) {
		this.rooms = rooms;
	}

	@GetMapping("/demo/rooms")
	String show(Model model) {
		model.addAttribute("rooms", this.rooms.rooms());
		return "demo/rooms";
	}

}
