/*
 * Texts and behaviour built into the web apps. Each `from` must occur exactly once (or `times`) in the file of the
 * unpacked release, or the build fails, so that a new release cannot bring English back unnoticed.
 */

/** Arabic on an Arabic page, the original on an English one. */
const ARABIC_PAGE = 'WUSUL_ARABIC';

const either = (original, arabic) => `(${ARABIC_PAGE}?${arabic}:${original})`;
const quoted = (text) => JSON.stringify(text);
const words = (sentence) => JSON.stringify(sentence.split(' '));
const code = (original, arabic) => ({ from: original, to: either(original, arabic) });
const template = (original, arabic) => code(`\`${original}\``, `\`${arabic}\``);

/** A text within a page's template, which is a string in single quotes. */
const inTemplate = (original, arabic, { before = '', after = '', english = original, times = 1 } = {}) => ({
  from: before + original + after,
  to: `${before}'+${either(`'${english}'`, quoted(arabic))}+'${after}`,
  times,
});

/** A string, distinguished from equal ones by the preceding code. */
const text = (original, arabic, before = '') => ({
  from: before + quoted(original),
  to: before + either(quoted(original), quoted(arabic)),
});

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday';
const DAYS_AR = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت';
const DAYS_SHORT = 'Sun Mon Tue Wed Thu Fri Sat';
const DAYS_SHORT_AR = 'أحد اثنين ثلاثاء أربعاء خميس جمعة سبت';
const MONTHS = 'January February March April May June July August September October November December';
const MONTHS_SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';
const MONTHS_AR = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر';

/** A list of names, distinguished from equal ones by the surrounding code. */
const names = (before, original, arabic, after) => ({
  from: before + words(original) + after,
  to: before + either(words(original), words(arabic)) + after,
});

const validation = [
  text('Field is required.', 'هذا الحقل مطلوب.'),
  // A field may have its own message: "properties": { "patternMessage": "…" }
  {
    // A pattern tells nobody what to write.
    from: '`Field must match pattern ${t.pattern}.`',
    to: either(
      '"The value does not have the form that is asked for."',
      '(e.properties&&e.properties.patternMessage||"القيمة لا توافق الصيغة المطلوبة.")',
    ),
  },
  template('Field must have minimum value of ${t.min}.', 'أقل قيمة مقبولة هي ${t.min}.'),
  template('Field must have maximum value of ${t.max}.', 'أكبر قيمة مقبولة هي ${t.max}.'),
  template('Field must have minimum length of ${t.minLength}.', 'أقل عدد من الأحرف هو ${t.minLength}.'),
  template('Field must have maximum length of ${t.maxLength}.', 'أكبر عدد من الأحرف هو ${t.maxLength}.'),
  text(
    'Field must be a valid  international phone number. (e.g. +4930664040900)',
    'اكتب رقم هاتف دوليًا صحيحًا يبدأ بعلامة الزائد.',
  ),
  text('Field must be a valid email.', 'اكتب بريدًا إلكترونيًا صحيحًا.'),
  text('Value is not a number.', 'القيمة ليست عددًا.'),
  code(
    '"Value is expected to "+(0===n?"be an integer":`have at most ${n} decimal digit${n>1?"s":""}`)+"."',
    '(0===n?"يجب أن تكون القيمة عددًا صحيحًا.":`أكبر عدد من المنازل العشرية هو ${n}.`)',
  ),
  template(
    'Please select a valid value, the two nearest valid values are ${t} and ${i}.',
    'القيمة غير مقبولة، وأقرب قيمتين مقبولتين هما ${t} و${i}.',
  ),
  text('Date and time must both be entered.', 'يجب إدخال التاريخ والوقت معًا.'),
  text('No options source defined in the form definition', 'لا توجد خيارات لهذا الحقل.'),
];

const fields = [
  text('Select', 'اختر', 'children:_||'),
  text('Search', 'ابحث', 'type:"text",value:h,placeholder:'),
  text('Search', 'ابحث', 'placeholder:t||d?void 0:'),
  text('No results', 'لا توجد نتائج', 'emptyListMessage:c='),
  {
    from: 'emptyListMessage:D?"No results":"All values selected"',
    to:
      'emptyListMessage:D?' +
      either('"No results"', '"لا توجد نتائج"') +
      ':' +
      either('"All values selected"', '"اختيرت جميع القيم"'),
  },
  text('Remove tag', 'إزالة'),
  text('Skip to search', 'الانتقال إلى البحث'),
  text('Increment', 'زيادة', 'class:"fjs-number-arrow-up","aria-label":'),
  text('Decrement', 'إنقاص', 'class:"fjs-number-arrow-down","aria-label":'),
  text('Nothing to show.', 'لا توجد بيانات.', 'children:'),
  text(' of ', ' من ', 'k+1,'),
  text('Previous page', 'الصفحة السابقة'),
  text('Next page', 'الصفحة التالية'),
  template('Click to sort by ${n} descending', 'ترتيب تنازلي حسب ${n}'),
  template('Click to sort by ${n} ascending', 'ترتيب تصاعدي حسب ${n}'),
  text('Click to remove sorting', 'إلغاء الترتيب'),
  text('Add new', 'إضافة'),
  template('Expand all (${m.length})', 'عرض الكل (${m.length})'),
  text('Collapse', 'طي', 'a.jsx(Vr,{})," ",'),
  template('Remove list item ${t+1}', 'حذف البند ${t+1}'),
  text('This is an image placeholder', 'موضع صورة'),
  text('Web-based tooling for BPMN, DMN, and forms powered by', 'أدوات المخططات والنماذج من'),
];

const dates = [
  // Day, month, year in every browser, and never the browser's own date picker
  { from: 'function wt(e="default")', to: 'function wt(e="en-GB")' },
  { from: 'placeholder:xt()', to: `placeholder:${either('xt()', '"يوم/شهر/سنة"')}` },
  {
    from: 'placeholder:h?"hh:mm":"hh:mm ?m"',
    to: `placeholder:${either('(h?"hh:mm":"hh:mm ?m")', '(h?"ساعة:دقيقة":"ساعة:دقيقة ص/م")')}`,
  },
  code('(o?"PM":"AM")', '(o?"م":"ص")'),
  {
    from: 'function Re(e){let t=e.toLowerCase();',
    to: 'function Re(e){let t=e.toLowerCase().replace("ص","am").replace("م","pm");',
  },
  // The date picker of forms
  names('weekdays:{shorthand:', DAYS_SHORT, DAYS_SHORT_AR, ',longhand:'),
  names('longhand:', DAYS, DAYS_AR, '},months:{'),
  names('months:{shorthand:', MONTHS_SHORT, MONTHS_AR, ',longhand:'),
  names('longhand:', MONTHS, MONTHS_AR, '},daysInMonth:'),
  text('Scroll to increment', 'حرّك العجلة للتغيير'),
  text('Click to toggle', 'انقر للتبديل'),
  text('Year', 'السنة', 'yearAriaLabel:'),
  text('Month', 'الشهر', 'monthAriaLabel:'),
  text('Hour', 'الساعة', 'hourAriaLabel:'),
  text('Minute', 'الدقيقة', 'minuteAriaLabel:'),
  // The calendar of due date and follow-up date
  names('AMPMS:["AM","PM"],DAY:', DAYS, DAYS_AR, ',ERANAMES:'),
  names('FIRSTDAYOFWEEK:6,MONTH:', MONTHS, MONTHS_AR, ',SHORTDAY:'),
  names('SHORTDAY:', DAYS_SHORT, DAYS_SHORT_AR, ',SHORTMONTH:'),
  names('SHORTMONTH:', MONTHS_SHORT, MONTHS_AR, ',STANDALONEMONTH:'),
  names('STANDALONEMONTH:', MONTHS, MONTHS_AR, ',WEEKENDRANGE:'),
  text('Clear', 'مسح', 'clearText:'),
  text('Done', 'تم', 'closeText:'),
  text('Today', 'اليوم', 'currentText:'),
];

/** The date picker of searches. */
const picker = [
  inTemplate('previous', 'السابق', { before: '<span class="sr-only">', after: '</span>', times: 4 }),
  inTemplate('next', 'التالي', { before: '<span class="sr-only">', after: '</span>', times: 4 }),
  inTemplate('HH', 'ساعة', { before: 'placeholder="' }),
  inTemplate('MM', 'دقيقة', { before: 'placeholder="' }),
  inTemplate('SS', 'ثانية', { before: 'placeholder="' }),
];

/** The texts of a decision table's viewer. */
const decisionWords = {
  'View DRD': 'عرض مخطط القرارات',
  'Decision name: ': 'اسم القرار: ',
  'Hit policy:': 'اختيار القاعدة:',
  When: 'إذا كان',
  And: 'وكان',
  Then: 'فإن',
  Annotations: 'ملاحظات',
  'Input label: ': 'المدخل: ',
  'Input expression: ': 'تعبير المدخل: ',
  'Input values': 'القيم الممكنة',
  'Input type': 'نوع المدخل',
  'Output label': 'المخرج',
  'Output name': 'اسم المخرج',
  'Output values': 'القيم الممكنة',
  'Output type': 'نوع المخرج',
  'Variable name:': 'اسم المتغير:',
  'Variable type:': 'نوع المتغير:',
  'Expression language:': 'لغة التعبير:',
  Unique: 'قاعدة واحدة',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched':
    'لا تجتمع قاعدتان، فلا تنطبق إلا واحدة.',
  First: 'أول قاعدة',
  'Rules may overlap. The first matching rule will be chosen': 'قد تنطبق قواعد، فتؤخذ أولها.',
  Priority: 'الأعلى أولوية',
  'Rules may overlap. The one with the highest priority will be chosen': 'قد تنطبق قواعد، فتؤخذ أعلاها أولوية.',
  Any: 'أي قاعدة',
  'Rules may overlap. Their output have to match': 'قد تنطبق قواعد، ويجب أن تتفق نتائجها.',
  Collect: 'كل القواعد',
  'Collects the values of all matching rules': 'تُجمع نتائج القواعد المنطبقة كلها.',
  'Collect (Sum)': 'مجموع القواعد',
  'Collects the values of all matching rules and sums up to a single value':
    'تُجمع نتائج القواعد المنطبقة في قيمة واحدة.',
  'Collect (Min)': 'أدنى القواعد',
  'Collects the values of all matching rules and uses the lowest value': 'تؤخذ أدنى نتائج القواعد المنطبقة.',
  'Collect (Max)': 'أعلى القواعد',
  'Collects the values of all matching rules and uses the highest value': 'تؤخذ أعلى نتائج القواعد المنطبقة.',
  'Collect (Count)': 'عدد القواعد',
  'Collects the values of all matching rules and counts the number of them': 'تُعد نتائج القواعد المنطبقة.',
  'Rule order': 'بترتيب القواعد',
  'Collects the values of all matching rules in rule order': 'تُجمع نتائج القواعد المنطبقة بترتيبها.',
};

const DECISION_WORDS = 'WUSUL_DECISION_WORDS';

const decisions = {
  from: 'translate:["value",function(e,t){return t=t||{},e.replace(',
  to: `translate:["value",function(e,t){return t=t||{},${either('e', `(${DECISION_WORDS}[e]||e)`)}.replace(`,
};

/** Tooltips of icons are placed on the other side. */
const SIDE = 'WUSUL_SIDE';

const placements = [
  {
    from: 'M.placement=angular.isDefined(r[c+"Placement"])?r[c+"Placement"]:p.placement;',
    to: `M.placement=${SIDE}(angular.isDefined(r[c+"Placement"])?r[c+"Placement"]:p.placement);`,
  },
  { from: 'M.placement=e||p.placement,', to: `M.placement=${SIDE}(e||p.placement),` },
];

/** Labels beside an icon are as wide as in the model, not as the space above an icon. */
const labels = [
  { from: 'i={width:Math.max(M.width,r.width),', to: 'i={width:r.width,' },
  {
    from: 'r.getDimensions(t,{box:{width:90,height:30},style:i})',
    to: 'r.getDimensions(t,{box:{width:e.width+6,height:30},style:i})',
  },
  {
    from: 'label:function(e,t,n={}){return function(e,t,n={}){var i={width:90,',
    to: 'label:function(e,t,n={}){return function(e,t,n={}){var i={width:t.width+1,',
  },
];

/** A refusal says what the server says, without the name of the data that was asked for. */
const plainRefusal = { from: 'throw new Error("<"+n+"> <- "+e.message)', to: 'throw new Error(e.message)' };

/** A key works on the entry that a list shows; its handlers are replaced only after the next frame. */
const keysOfShownEntry = {
  from: 'function i({key:n}){n===e&&t()}l.useEffect(',
  to: 'const r=l.useRef();r.current=t;function i({key:n}){n===e&&r.current()}l.useEffect(',
};

/** The library shared by all web apps. */
export const library = {
  prefix:
    `var ${ARABIC_PAGE}=document.documentElement.lang==="ar";` +
    `var ${DECISION_WORDS}=${JSON.stringify(decisionWords)};` +
    `var ${SIDE}=function(e){return ${either('e', 'e.replace(/left|right/,function(e){return"left"===e?"right":"left"})')}};`,
  patches: [
    ...validation,
    ...fields,
    ...dates,
    ...picker,
    decisions,
    ...placements,
    ...labels,
    plainRefusal,
    keysOfShownEntry,
  ],
};

const noBanner = { from: '.isCommunityEdition=!0', to: '.isCommunityEdition=!1' };

const slogan = inTemplate(
  `{{ \\'CAM_WIDGET_FOOTER_POWERED_BY\\' | translate }} <a href="http://camunda.org">Camunda Platform</a> /\\n      <span class="version">{{version}}</span>`,
  'وصول أسهل وإنجاز أسرع',
  { english: 'Easier access, faster completion' },
);

const noTimezone = inTemplate(
  `{{ \\'CAM_WIDGET_FOOTER_TIMEZONE\\' | translate }} <i>{{timezoneName}}</i>`,
  'وقتكم ثمين ونحن نقدره',
  { english: 'Your time is precious' },
);

/** The link to the other language, in the header of every page and on the log-in page (webapps/shared/language.js). */
const otherLanguage = {
  from: '<li engine-select></li>',
  to: `<li class="wusul-language"><a href>'+${either('"العربية"', '"English"')}+'</a></li>\\n\\n    <li engine-select></li>`,
};

/** The names of the apps in the header's links. */
const appNames = [
  text('Admin', 'إدارة المستخدمين', 'admin:{label:'),
  text('Cockpit', 'متابعة المعاملات', 'cockpit:{label:'),
  text('Tasklist', 'قائمة المهام', 'tasklist:{label:'),
  text('Welcome', 'خدمات الموظفين', 'welcome:{label:'),
];

/** Removes the colon after a complete sentence. */
const noColon = { from: '<strong ng-if="notification.message">:</strong>', to: '' };

/** Waits for scripts on a slow connection and does not show an empty page. */
const patience = { from: 'urlArgs:"bust="', to: 'waitSeconds:0,urlArgs:"bust="' };

/** Removes an old refusal when a new one is shown or the action succeeds. */
const freshRefusals = [
  {
    from: 'addError:function(e){e.type||(e.type="danger"),this.add(e)}',
    to: 'addError:function(e){e.type||(e.type="danger"),e.exclusive||(e.exclusive=["type"]),this.add(e)}',
  },
  {
    from: 'return function(e){e.assignee&&(e.processInstanceId||e.caseInstanceId)',
    to: 'return function(e){t.clear({type:"danger"}),e.assignee&&(e.processInstanceId||e.caseInstanceId)',
  },
];

/**
 * Keeps the dialog open on the key that closes a list of times, and on a click beside the form, so that input is not
 * lost.
 */
const steadyDialog = {
  from: 't.open({size:"lg",controller:"camProcessStartModalCtrl"',
  to: 't.open({size:"lg",backdrop:"static",keyboard:!1,controller:"camProcessStartModalCtrl"',
};

/**
 * The log-in page's first field has the focus by itself. The focus that came to it again 0.3 seconds later took what its
 * reader typed by then, so that a password stood in clear in the field of the name.
 */
const steadyFocus = { from: ',setTimeout((function(){var e=i("[autofocus]");e.length&&e[0].focus()}),300)', to: '' };

/** Announces a completed task, so that the next one opens (tasklist/next.js). */
const completed = {
  from: 'delete(i=t.search()).task,delete i.detailsTab,t.search(i),c.changed("taskList")',
  to:
    'delete(i=t.search(),window.wusulCompleted=i.task,i).task,delete i.detailsTab,t.search(i),c.changed("taskList"),' +
    'setTimeout((function(){window.dispatchEvent(new CustomEvent("wusul-completed",{detail:window.wusulCompleted}))}),0)',
};

/** The program's own lists have an English name too (task-lists.yaml). */
const listNames = {
  from: 'e.resolve(t.flat(2))',
  to:
    'e.resolve(t.flat(2).map((function(f){var p=f.properties||{};' +
    `return ${ARABIC_PAGE}||!p.nameEn||(f.name=p.nameEn,p.description=p.descriptionEn),f})))`,
};

/** The first work on a task that nobody has takes it, without another click (tasklist/begin.js). */
const takenByWork = [
  // The keyboard stays in the form.
  {
    from: 'l.claim(i.task.id,e,(function(e){C.push(m),',
    to: 'l.claim(i.task.id,e,(function(e){window.wusulWorking||C.push(m),',
  },
  {
    from: 'e.options.disableCompleteButton=!n,e.options.disableForm=!n,e.options.disableAddVariableButton=!n}]),c.observe("taskForm"',
    to:
      'n=n||t&&!t.assignee,e.options.disableCompleteButton=!n,e.options.disableForm=!n,' +
      'e.options.disableAddVariableButton=!n}]),c.observe("taskForm"',
  },
  {
    from: 'p=e.complete=function(){e.completeInProgress=!0,e.completionHandler(d)}',
    to:
      'p=e.complete=function(){e.completeInProgress=!0,Promise.resolve(window.wusulBegin&&window.wusulBegin())' +
      '.then((function(){e.completionHandler(d),e.$applyAsync()}),' +
      '(function(){e.completeInProgress=!1,e.$applyAsync()}))}',
  },
];

/**
 * Keeps drafts of forms on the server instead of in the browser's storage, where they would lie after the log-out
 * (webapps/tasklist/scripts/drafts.js).
 */
const drafts = [
  {
    from: 'b=JSON.parse(localStorage.getItem("camunda-form:".concat(y))||"{}"),E=[]',
    to: 'D=window.wusulDrafts.form(o.$root.authentication,y,h.getParams().processDefinitionId),b={},E=[]',
  },
  {
    from: 'var _=function(){if(y)return m.formVariables(',
    to:
      'var _=function(){return Promise.all([D.read(),W()]).then((function(e){b=e[0]}))},' +
      'W=function(){if(y)return m.formVariables(',
  },
  {
    from: 'v.on("changed",(function(e){h.notifyFormDirty(!0);',
    to: 'v.on("changed",(function(e){D.changed(v),h.notifyFormDirty(!0);',
  },
  {
    from: 'var e=A().data;localStorage.setItem("camunda-form:".concat(y),JSON.stringify(e)),h.notifyFormDirty(!1)',
    to:
      'D.keep(v).then((function(){h.notifyFormDirty(!1)}),' +
      '(function(e){n.addError({status:e.message,scope:o}),o.$applyAsync()}))',
  },
  { from: 'e.prev=0,e.next=3,C();case 3:', to: 'e.prev=0,e.next=3,D.settled().then(C);case 3:' },
  { from: 'n=e.sent,localStorage.removeItem("camunda-form:".concat(y))', to: 'n=e.sent,D.done()' },
  {
    from:
      'return n.post(r.appUri("admin://auth/user/"+(e||":engine")+"/logout")).then((function(e){c(null),' +
      's("authentication.logout.success",e)',
    to:
      'return t.when(window.wusulDrafts.flush()).then((function(){' +
      'return n.post(r.appUri("admin://auth/user/"+(e||":engine")+"/logout"))})).then((function(e){c(null),' +
      'window.wusulDrafts.forget(),s("authentication.logout.success",e)',
  },
  // Forms of another kind, which no model has
  { from: 'localStorage.setItem("camForm:"+t,JSON.stringify(n))', to: 'void n' },
];

/**
 * Hangs the form on its container, so that the register's answers can be put into it, and takes each sign at once: a form
 * that waits for a pause loses what is typed while it takes another field.
 */
const reachableForm = {
  from: 'v=new p({container:l[0]})',
  to: 'v=l[0].wusulForm=new p({container:l[0],debounce:!1})',
};

/** Arabic counts two, three to ten, and more in different forms: "مرّتين|%d مرات|%d مرة". */
const arabicCounting = (error = 'e', data = 't') => ({
  from: `if(!${error}&&${data}&&${data}.dateLocales){`,
  to:
    `if(!${error}&&${data}&&${data}.dateLocales){var w=${data}.dateLocales.relativeTime||{};Object.keys(w).forEach((function(e){` +
    'var t=String(w[e]).split("|");3===t.length&&(w[e]=function(e){' +
    'return(2===e?t[0]:e%100>2&&e%100<11?t[1]:t[2]).replace("%d",e)})}));',
});

/** Tooltips of the diagram, once for each kind of diagram. */
const diagramTooltips = [
  inTemplate('zoom in', 'تكبير', { before: 'title="', after: '"', times: 3 }),
  inTemplate('zoom out', 'تصغير', { before: 'title="', after: '"', times: 3 }),
  inTemplate('reset zoom', 'الحجم الأصلي', { before: 'title="', after: '"', times: 3 }),
];

/** Space for the icons at the end of a search field. */
const searchRoom = {
  from: "{\\'padding-right\\': getRightPadding()}",
  to: "{\\'padding-inline-end\\': getRightPadding()}",
};

const everywhere = [noBanner, slogan, noTimezone, otherLanguage, noColon, patience, searchRoom, ...appNames];

/** The resizable panels of Cockpit are on the other side. */
const panels = [
  {
    from: 'u=l.attr("ctn-collapsable")||"left",',
    to: `u=l.attr("ctn-collapsable")||"left",u=${either('u', '("left"===u?"right":u)')},`,
  },
  {
    from: 'v=l["left"===u||"top"===u?"next":"prev"](),',
    to: `v=l["left"===(l.attr("ctn-collapsable")||"left")||"top"===u?"next":"prev"](),`,
  },
  {
    from: 'E=b.attr("maximize-parent-direction"),',
    to: `E=b.attr("maximize-parent-direction"),E=${either('E', '("left"===E?"right":E)')},`,
  },
  {
    from: '.draggable({axis:w,containment:"parent"})',
    to: '.draggable({axis:w,containment:"parent",start:function(){"right"===u&&m.css({left:m.position().left,right:"auto"})}})',
  },
];

/**
 * Replaces the built-in plug-in by ours, with a style sheet for each direction. The parameters are the script's
 * variable names for the list of plug-ins, one of them, its style sheet, and the address of all apps.
 */
const ourPlugin = (app, { list = 'i', item = 'e', link = 't', root = 'l' } = {}) => {
  const loop = `${list}.forEach((function(${item}){`;
  const sheet = `var ${link}=document.createElement("link");${link}.setAttribute("rel","stylesheet"),${link}.setAttribute("href",`;
  return {
    from: `${loop}${sheet}${item}.location+"/plugin.css?bust="`,
    to:
      `${loop}${item}.location=${root}+"/app/${app}/plugin";` +
      `${sheet}${item}.location+${either('"/plugin.en.css"', '"/plugin.css"')}+"?bust="`,
  };
};

/** The permissions of members of a group, or of a person. */
const permissions = {
  ALL: 'الكل',
  NONE: 'لا شيء',
  ACCESS: 'الدخول',
  READ: 'الاطلاع',
  CREATE: 'الإنشاء',
  UPDATE: 'التعديل',
  DELETE: 'الحذف',
  SET: 'التعيين',
  SUSPEND: 'الإيقاف',
  RETRY_JOB: 'إعادة محاولة الأعمال الآلية',
  CREATE_INSTANCE: 'البدء',
  READ_INSTANCE: 'الاطلاع على المعاملات',
  UPDATE_INSTANCE: 'تعديل المعاملات',
  SUSPEND_INSTANCE: 'إيقاف المعاملات',
  DELETE_INSTANCE: 'حذف المعاملات',
  MIGRATE_INSTANCE: 'ترحيل المعاملات',
  READ_TASK: 'الاطلاع على المهام',
  UPDATE_TASK: 'تعديل المهام',
  TASK_ASSIGN: 'إسناد المهام',
  TASK_WORK: 'إنجاز المهام',
  READ_VARIABLE: 'الاطلاع على المتغيرات',
  UPDATE_VARIABLE: 'تعديل المتغيرات',
  READ_INSTANCE_VARIABLE: 'الاطلاع على متغيرات المعاملات',
  UPDATE_INSTANCE_VARIABLE: 'تعديل متغيرات المعاملات',
  READ_TASK_VARIABLE: 'الاطلاع على متغيرات المهام',
  UPDATE_TASK_VARIABLE: 'تعديل متغيرات المهام',
  READ_HISTORY: 'الاطلاع على السجل',
  READ_HISTORY_VARIABLE: 'الاطلاع على متغيرات السجل',
  UPDATE_HISTORY: 'تعديل السجل',
  DELETE_HISTORY: 'حذف السجل',
  CREATE_BATCH_MIGRATE_PROCESS_INSTANCES: 'ترحيل المعاملات جماعيًا',
  CREATE_BATCH_MODIFY_PROCESS_INSTANCES: 'تعديل المعاملات جماعيًا',
  CREATE_BATCH_RESTART_PROCESS_INSTANCES: 'إعادة بدء المعاملات جماعيًا',
  CREATE_BATCH_DELETE_RUNNING_PROCESS_INSTANCES: 'حذف المعاملات الجارية جماعيًا',
  CREATE_BATCH_DELETE_FINISHED_PROCESS_INSTANCES: 'حذف المعاملات المنتهية جماعيًا',
  CREATE_BATCH_DELETE_DECISION_INSTANCES: 'حذف القرارات الصادرة جماعيًا',
  CREATE_BATCH_SET_JOB_RETRIES: 'تعيين محاولات الأعمال الآلية جماعيًا',
  CREATE_BATCH_SET_REMOVAL_TIME: 'تحديد وقت الإزالة جماعيًا',
  CREATE_BATCH_SET_EXTERNAL_TASK_RETRIES: 'تعيين محاولات المهام الخارجية جماعيًا',
  CREATE_BATCH_UPDATE_PROCESS_INSTANCES_SUSPEND: 'إيقاف المعاملات جماعيًا',
  CREATE_BATCH_SET_VARIABLES: 'تعيين المتغيرات جماعيًا',
};

const PERMISSIONS = 'WUSUL_PERMISSIONS';

const permissionNames = [
  {
    from: 't.indexOf("ALL")>-1)return"ALL";',
    to: `t.indexOf("ALL")>-1)return ${either('"ALL"', quoted(permissions.ALL))};`,
  },
  {
    from: 'a>0&&(n+=", "),n+=t[a];',
    to: `a>0&&(n+=${either('", "', '"، "')}),n+=${either('t[a]', `(${PERMISSIONS}[t[a]]||t[a])`)};`,
  },
  { from: 'return""===n?"NONE":n}', to: `return""===n?${either('"NONE"', quoted(permissions.NONE))}:n}` },
  { from: '{{perm}}', to: '{{ formatPermissions([perm]) }}' },
];

/** The engine's numbers, which the English version abbreviates by letters. */
const counted = {
  PI: 'المعاملات',
  DI: 'القرارات',
  TU: 'الموظفون',
  FNI: 'الخطوات',
  EDE: 'عناصر القرار',
};

const cell = { before: '<th class="metric-header">', after: '</th>' };

const metrics = [
  inTemplate('PI', counted.PI, { ...cell, times: 2 }),
  inTemplate('DI', counted.DI, { ...cell, times: 2 }),
  inTemplate('TU', counted.TU, cell),
  inTemplate('TU\\n', counted.TU, { ...cell, after: ' ' }),
  inTemplate('FNI', counted.FNI, cell),
  inTemplate('EDE', counted.EDE, cell),
  inTemplate('FNI', counted.FNI, { before: 'displayLegacyMetrics">', after: '</th>' }),
  inTemplate('EDE', counted.EDE, { before: 'displayLegacyMetrics">', after: '</th>' }),
  { from: 'return{label:t,data:n,', to: `return{label:${either('t', `${JSON.stringify(counted)}[t]`)},data:n,` },
  ...['FNI', 'EDE'].map((number) =>
    inTemplate(',', '،', { before: `\\'EXECUTION_METRICS_${number}\\' | translate }}</strong>`, after: '\\n' }),
  ),
];

const types = {
  String: 'نص',
  Boolean: 'منطقي',
  Short: 'عدد صحيح قصير',
  Integer: 'عدد صحيح',
  Long: 'عدد صحيح طويل',
  Double: 'عدد عشري',
  Date: 'تاريخ',
  Null: 'بلا قيمة',
  Object: 'كائن',
  Json: 'بيانات مهيكلة',
  Xml: 'وثيقة مهيكلة',
  Bytes: 'محتوى ثنائي',
  File: 'ملف',
};

/** The kinds of the engine's jobs. */
const jobTypes = {
  'async-continuation': 'متابعة في الخلفية',
  'timer-transition': 'مؤقت على خطوة',
  'timer-intermediate-transition': 'مؤقت بين خطوتين',
  'timer-start-event': 'مؤقت بدء',
  'timer-start-event-subprocess': 'مؤقت بدء داخل الإجراء',
  'timer-task-listener': 'مؤقت على مهمة',
  event: 'وصول حدث',
};

/** The display text of a code, as an expression in pages. */
const wordFor = (code, words) => `(${JSON.stringify(words).replaceAll('"', "'")}[${code}] || ${code})`;

const variables = [
  inTemplate('variable.type', wordFor('variable.type', types), { before: '{{ ', after: ' }}', times: 2 }),
  inTemplate('variableType', wordFor('variableType', types), {
    before: 'ng-options="',
    after: ' for variableType in',
    times: 2,
  }),
  inTemplate('Download', 'تنزيل', { before: '\\n          ', after: '\\n' }),
  inTemplate('Upload', 'رفع', { before: '\\n            ', after: '\\n' }),
  inTemplate('&lt;undefined&gt;', '«غير معرّف»', { times: 3 }),
  inTemplate('&lt;null&gt;', '«بلا قيمة»'),
];

/** A page begins once its words have arrived, because some of its parts ask for them only once. */
const wordsFirst = {
  from: 'e.config(["$translateProvider","configurationProvider",',
  to:
    'e.run(["$route","$translate",function(r,w){Object.values(r.routes).forEach((function(o){o.redirectTo||' +
    '(o.resolve=Object.assign({wusulWords:function(){return w.onReady()}},o.resolve))}))}]),' +
    'e.config(["$translateProvider","configurationProvider",',
};

/** The web apps with their Arabic titles and patches. */
export const apps = {
  tasklist: {
    title: 'وصول · قائمة المهام',
    patches: [
      ...everywhere,
      ...diagramTooltips,
      arabicCounting(),
      ourPlugin('tasklist', { root: 'c' }),
      wordsFirst,
      // Shows the number of a started process: the case's reference, or the ticket of a visit.
      {
        from: 'n("PROCESS_START_OK").then((function(e){s.addMessage({duration:3e3,status:e})}))',
        to:
          'n("PROCESS_START_OK").then((function(e){var k=/^(?:\\d{4}-\\d{7}-\\d|.*-([MW])(\\d{3,}))$/.exec(r&&r.businessKey||"");' +
          `s.addMessage(k?{duration:12e3,status:e,message:${either('"No. "', '"الرقم "')}+(k[1]?{M:"ر",W:"ن"}[k[1]]+"-"+k[2]:k[0])}:` +
          '{duration:3e3,status:e})}))',
      },
      ...freshRefusals,
      steadyDialog,
      steadyFocus,
      completed,
      listNames,
      ...takenByWork,
      ...drafts,
      reachableForm,
      inTemplate('v. ', 'الإصدار ', { before: '(', after: '{{ task._embedded' }),
      inTemplate('Download', 'تنزيل', { before: '\\n          ', after: '\\n' }),
    ],
    plugin: { patches: [] },
  },
  cockpit: {
    title: 'وصول · متابعة المعاملات',
    patches: [
      ...everywhere,
      ...diagramTooltips,
      arabicCounting(),
      ourPlugin('cockpit'),
      wordsFirst,
      ...panels,
      ...variables,
      inTemplate('Message is null.', 'لا توجد رسالة.', { times: 3 }),
      inTemplate('Loading diagram', 'جارٍ تحميل المخطط', { before: '<span class="loading-text">' }),
      inTemplate('varName', 'اسم المتغير', { before: 'placeholder="' }),
      inTemplate('null', 'بلا قيمة', { before: '<span class="null-value">', after: '</span>', times: 3 }),
      inTemplate('Actions', 'الأوامر', { before: '\\n      ', after: '\\n    </td>' }),
      text('YYYY-MM-DD[T]HH:mm:ss', 'D MMMM YYYY، HH:mm:ss', 'normal:'),
      text('process definition', 'الإجراء', 'name:'),
      text('decision definition', 'جدول القرار', 'name:'),
      text('decision instance', 'القرار الصادر', 'name:'),
      text('Failed Job', 'عمل آلي متعثر'),
      // The stock counts of cases and tasks know the engine's rights only, and contradict those of our dashboard.
      ...['process-instances', 'open-human-tasks'].map((counted) => ({
        from: `<div class="stats-section ${counted} col-xs-6 col-md-4">`,
        to: `<div class="stats-section ${counted} col-xs-6 col-md-4" ng-if="false">`,
      })),
      {
        from: 'e.when("/tasks",{template:i,controller:a,authentication:"required",reloadOnSearch:!1})',
        to: 'e.when("/tasks",{redirectTo:"/wusul"})',
      },
      // A tab of ours may say who may use it, and shows to these people only.
      {
        from: 't.processDefinitionTabs=p.getProviders({component:"cockpit.processDefinition.runtime.tab"}),',
        to:
          't.processDefinitionTabs=p.getProviders({component:"cockpit.processDefinition.runtime.tab"})' +
          '.filter((function(v){var w=v.properties&&v.properties.allowed,d=c().detailsTab;if(!w)return!0;' +
          'w(g.id).then((function(y){y&&t.$apply((function(){var l=t.processDefinitionTabs,' +
          'n=l.findIndex((function(o){return(o.priority||0)<=v.priority}));' +
          'l.splice(n<0?l.length:n,0,v);d===v.id&&t.selectTab(v)}))}));return!1})),',
      },
      // Pages of plug-ins have a title and the name of the logged-in person, like all others.
      {
        from: 'controller:["$scope",function(e){e.$root.showBreadcrumbs=!1}]',
        to: 'controller:["$scope","page",function(s,p){s.$root.showBreadcrumbs=!1;p.titleSet(e.properties.label)}]',
      },
    ],
    plugin: {
      patches: [
        // The page of all tasks counts none of the tasks that a supervisor sees in our list of cases.
        {
          from: '{id:"tasks",label:"COCKPIT_HUMAN_TASKS",',
          to: '{id:"tasks",access:[function(){return function(c){c(null,!1)}}],label:"COCKPIT_HUMAN_TASKS",',
        },
        inTemplate('Invalid Date Value.', 'تاريخ غير صالح.', { times: 2 }),
        inTemplate('Select all', 'اختيار الكل', { before: 'title="' }),
        inTemplate('Toggle this section', 'إظهار هذا القسم أو إخفاؤه', { before: 'uib-tooltip="' }),
        inTemplate('Suspended Job Definition', 'تعريف عمل آلي موقوف', { before: 'uib-tooltip="' }),
        text('Suspended Job Definition', 'تعريف عمل آلي موقوف', 'title:'),
        inTemplate('jobDefinition.jobType', wordFor('jobDefinition.jobType', jobTypes), {
          before: '{{ ',
          after: ' }}',
          times: 2,
        }),
        text('State', 'الحالة', 'content:'),
        text('Error', 'خطأ', 'status:'),
        // The message without the word "Error" before it
        { from: 'message:e.toString()', to: 'message:e.message' },
        { from: "{ instances: \\'No\\' }", to: `{ instances: \\''+${either("'No'", '"0"')}+'\\' }` },
        inTemplate('variableType', wordFor('variableType', types), {
          before: 'ng-options="',
          after: ' for variableType in',
        }),
        inTemplate(
          "{{ processDefinitionsCount }} {{ (processDefinitionsCount > 1 ? \\'PLUGIN_PROCESS_DEF_PROCESS_DEFINITIONS_DEPLOYED\\' : \\'PLUGIN_PROCESS_DEF_PROCESS_DEFINITION_DEPLOYED\\' | translate) }}",
          'الإجراءات المنشورة: {{ processDefinitionsCount }}',
        ),
        text(
          'This process definition has no job definitions associated with. The job priority cannot be overridden.',
          'ليس لهذا الإجراء تعريفات أعمال آلية، فلا يمكن تعيين أولوية بديلة.',
        ),
      ],
    },
  },
  admin: {
    title: 'وصول · إدارة المستخدمين',
    prefix: `var ${PERMISSIONS}=${JSON.stringify(permissions)};`,
    patches: [
      ...everywhere,
      ...diagramTooltips,
      arabicCounting('t', 'e'),
      ourPlugin('admin', { list: 'a', item: 't', link: 'e' }),
      ...variables,
      ...permissionNames,
      ...metrics,
      inTemplate(
        "{{title}} {{\\'AUTHORIZATION_AUTHORIZATIONS\\' | translate}}",
        "{{'AUTHORIZATION_AUTHORIZATIONS' | translate}}: {{title}}",
      ),
      inTemplate('Select all', 'اختيار الكل', { before: '</button> ' }),
      inTemplate('Unselect all', 'إلغاء اختيار الكل', { before: '</button> ' }),
      { from: 'status:"Failed"', to: `status:${either('"Failed"', '"تعذر التنفيذ"')}`, times: 3 },
      code(
        `"Invalid Date Value. Supported pattern '".concat(f,"'.")`,
        '"تاريخ غير صالح: يُكتب التاريخ بترتيب السنة ثم الشهر ثم اليوم."',
      ),
    ],
    plugin: { patches: [] },
  },
  welcome: {
    title: 'وصول',
    patches: [
      ...everywhere,
      arabicCounting(),
      inTemplate('Jonny', 'عبدالله', { before: 'placeholder="' }),
      inTemplate('Prosciutto', 'السبيعي', { before: 'placeholder="' }),
      inTemplate('j.prosciutto@acme.org', '', { before: 'placeholder="' }),
    ],
  },
};
