package sa.wusul.portal.hall;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.portal.AddressRateLimiter;

/** Page on which a kiosk or a screen of a hall is registered, once. */
@Controller
public class HallMachinePages {

	private final HallMachineService machines;

	private final AddressRateLimiter limits;

	HallMachinePages(HallMachineService machines, AddressRateLimiter limits) {
		this.machines = machines;
		this.limits = limits;
	}

	@GetMapping("/kiosk/registration")
	String show() {
		return "portal/hall-registration";
	}

	@PostMapping("/kiosk/registration")
	String register(@RequestParam String machine, @RequestParam String key, HttpServletRequest request,
			HttpServletResponse response) {
		this.limits.take("hall-registration", request);
		return "redirect:/kiosk/" + this.machines.register(machine, key, request, response);
	}

}
