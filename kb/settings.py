"""The settings: one table, read from the environment variables of the same names.

`SETTINGS` is what the page `docs/settings.md` is made of; `Settings` holds the values.
Passwords are kept as secrets: they do not show in `repr`, logs or errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from kb.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, default as shown, and what it is for."""

    name: str
    default: str
    zh: str
    en: str


SETTINGS = (
    Setting(
        "KB_HOME",
        "系统的用户数据目录 | the system's folder for user data",
        "本地图、密码和日志所在的目录",
        "where the local graph, its passwords and logs are",
    ),
    Setting(
        "KB_GRAPH_URI",
        "—",
        "Neo4j 的地址（bolt://、neo4j://、+s、+ssc）；不设则用本地图",
        "address of a Neo4j server; without it the local graph serves",
    ),
    Setting("KB_GRAPH_USER", "neo4j", "登录 Neo4j 的用户名", "user at the Neo4j server"),
    Setting("KB_GRAPH_PASSWORD", "—", "登录 Neo4j 的密码", "password at the Neo4j server"),
    Setting("KB_GRAPH_PASSWORD_FILE", "—", "存放该密码的文件", "a file that holds that password"),
    Setting("KB_GRAPH_DATABASE", "neo4j", "数据库名；本地图总是 kb", "name of the database; the local graph's is always kb"),
    Setting("KB_GRAPH_MEMORY", "1g", "本地图服务器的内存上限", "memory limit of the local graph's server"),
    Setting("KB_GRAPH_READ_TIMEOUT", "60", "一次读取的时间上限（秒）", "time limit of one read, in seconds"),
    Setting("KB_GRAPH_ROW_LIMIT", "100000", "一次读取的行数上限", "limit of rows of one read"),
    Setting(
        "KB_EXTRACTORS",
        "—",
        "打开的扩展抽取器，逗号分隔的名称；不设则都关（见 kb extractors）",
        "extractors of others that are on, names with commas; without it all are off (see kb extractors)",
    ),
    Setting(
        "KB_EXTRACTORS_TIMEOUT",
        "60",
        "每个扩展抽取器处理一篇文件的时间上限（秒）",
        "time limit of each of them for one document, in seconds",
    ),
)


class Settings(BaseSettings):
    """The values. `Settings.load()` reads the environment; keyword arguments win over it."""

    model_config = SettingsConfigDict(env_prefix="KB_", extra="ignore", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("kb"))
    graph_uri: str | None = None
    graph_user: str = "neo4j"
    graph_password: SecretStr | None = None
    graph_password_file: Path | None = None
    graph_database: str = "neo4j"
    graph_memory: str = "1g"
    graph_read_timeout: float = Field(default=60.0, gt=0)
    graph_row_limit: int = Field(default=100_000, gt=0)
    extractors: Annotated[tuple[str, ...], NoDecode] = ()
    extractors_timeout: float = Field(default=60.0, gt=0, allow_inf_nan=False)

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("graph_uri")
    @classmethod
    def _known_scheme(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?://\S+", value):
            raise ValueError("must begin with bolt:// or neo4j://, with +s or +ssc before :// for TLS")
        return value or None

    @field_validator("extractors", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(filter(None, re.split(r"[\s,，]+", value))) if isinstance(value, str) else value

    @field_validator("graph_memory")
    @classmethod
    def _java_size(cls, value: str) -> str:
        if not re.fullmatch(r"[1-9]\d*[kmgKMG]", value):
            raise ValueError("must be a number with k, m or g, as 512m or 2g")
        return value

    @classmethod
    def load(cls) -> Settings:
        """The settings of this process. Raises `SettingsError` naming the variable."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = "KB_" + "_".join(str(part) for part in first["loc"]).upper()
            raise SettingsError(f"{name}: {first['msg']}. See docs/settings.md.") from None

    @property
    def local(self) -> bool:
        """Whether the local graph serves."""
        return self.graph_uri is None

    def password(self) -> str:
        """The Neo4j password, from the variable or the file. Raises `SettingsError` without either."""
        if self.graph_password is not None:
            return self.graph_password.get_secret_value()
        if self.graph_password_file is None:
            raise SettingsError("KB_GRAPH_URI is set but no password: set KB_GRAPH_PASSWORD or KB_GRAPH_PASSWORD_FILE.")
        try:
            return self.graph_password_file.read_text("utf-8").strip()
        except OSError as error:
            raise SettingsError(f"KB_GRAPH_PASSWORD_FILE: {self.graph_password_file} cannot be read ({error.strerror}).") from None
