"""What MkDocs needs beyond the Markdown that GitHub shows: see mkdocs.yml."""

import os.path
import re

FENCE = re.compile(r"(?ms)^```.*?^```$")
LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")
LIST = re.compile(r"(?m)^(?![-*] |\d+\. |\s|$)(.+)\n(?=(?:- |1\. ))")


def on_page_markdown(markdown, page, config, files):
    """Changes the text between code blocks."""
    parts = FENCE.split(markdown)
    fences = FENCE.findall(markdown)
    texts = [LIST.sub(r"\1\n\n", link_sources(it, page, config)) for it in parts]
    return texts[0] + "".join(fence + text for fence, text in zip(fences, texts[1:]))


def link_sources(text, page, config):
    """A file outside of docs/ is not part of the site: it is shown in the repository, if that is known."""

    def replaced(link):
        shown, target, heading = link.groups()
        folder = os.path.dirname(page.file.src_uri)
        path = os.path.normpath(os.path.join("docs", folder, target))
        if "://" in target or path.startswith("docs/"):
            if os.path.isdir(os.path.join(os.path.dirname(config.config_file_path), path)):
                target = target.rstrip("/") + "/README.md"
            return f"[{shown}]({target}{heading or ''})"
        if not config.repo_url:
            return shown
        return f"[{shown}]({config.repo_url.rstrip('/')}/blob/main/{path}{heading or ''})"

    return LINK.sub(replaced, text)
